# Sourced: what is said once and read by all scripts of packaging.

VERSION=$(sed -n '/^\[package\]/,/^\[/ s/^version = "\(.*\)"$/\1/p' Cargo.toml)
# The number of the soname and of the version node.
ABI=$(sed -n 's/^const ABI_VERSION: u32 = \([0-9]*\);$/\1/p' build.rs)
# The first version with this ABI: programs that ask for one since then run.
ABI_SINCE=0.1.0
# What a program links beside the static library: what `rustc --print native-static-libs` gives without
# gcc_s and c, which compilers add themselves, in the way that suits a wholly static program, too. A test
# compares.
SYSTEM_LIBRARIES="-lutil -lrt -lpthread -lm -ldl"
# The glibc that a released library asks for: that of packaging/glibc. A test compares.
GLIBC_FLOOR=2.17
# Debian's packages name somebody. Nobody can be reached by this: who publishes them says who they are.
MAINTAINER=${GLIA_MAINTAINER:-The glia authors <nobody@glia.invalid>}
