//! The floating-point environment: IEEE 754's default for as long as a value lives.
//!
//! Hosts set flush-to-zero, denormals-are-zero and other rounding modes for their own code (audio
//! engines, physics). Results must not depend on that, and what Rust code computes under any
//! other environment is undefined. Cost: a read of the control register, and two writes where the host
//! has another setting.

/// Puts the environment that was found back when dropped. Stays on the thread that made it.
pub struct FloatEnvironment {
    /// The host's setting, where it was another one.
    found: Option<Control>,
    stays_on_its_thread: std::marker::PhantomData<*const ()>,
}

impl FloatEnvironment {
    /// Sets round to nearest, subnormals kept, no traps.
    #[inline]
    pub fn set_default() -> Self {
        let control = read();
        let found = (control & SETTINGS != DEFAULT & SETTINGS).then_some(control);
        if found.is_some() {
            write(DEFAULT);
        }
        Self { found, stays_on_its_thread: std::marker::PhantomData }
    }
}

impl Drop for FloatEnvironment {
    /// The sticky exception flags of a host with the default setting stay as the call left them:
    /// by the platforms' calling conventions they belong to nobody across a call.
    #[inline]
    fn drop(&mut self) {
        if let Some(found) = self.found {
            write(found);
        }
    }
}

/// A setting of a host's, for the time that a function of the host's runs.
#[derive(Clone, Copy)]
pub struct HostEnvironment(Control);

impl HostEnvironment {
    /// The setting of this thread.
    pub fn current() -> Self {
        Self(read())
    }

    /// Runs a function of the host's under it; what it may have changed is the default again.
    pub fn during(self, host: impl FnOnce()) {
        if self.0 & SETTINGS != DEFAULT & SETTINGS {
            write(self.0);
        }
        host();
        if read() & SETTINGS != DEFAULT & SETTINGS {
            write(DEFAULT);
        }
    }
}

#[cfg(target_arch = "x86_64")]
mod control {
    use std::arch::asm;

    /// MXCSR.
    pub type Control = u32;
    /// All exceptions masked, round to nearest, no flags.
    pub const DEFAULT: Control = 0x1f80;
    /// All bits but the six sticky flags.
    pub const SETTINGS: Control = 0xffc0;

    pub fn read() -> Control {
        let mut control = 0u32;
        // SAFETY: stores the register into a local; every x86-64 CPU has it.
        unsafe { asm!("stmxcsr [{}]", in(reg) &raw mut control, options(nostack)) };
        control
    }

    pub fn write(control: Control) {
        // SAFETY: the value is the default or one that was read from the register. The compiler
        // assumes the default environment, which holds between `set_default` and the drop.
        unsafe { asm!("ldmxcsr [{}]", in(reg) &raw const control, options(nostack)) };
    }
}

#[cfg(target_arch = "aarch64")]
mod control {
    use std::arch::asm;

    /// FPCR.
    pub type Control = u64;
    /// No traps, round to nearest, subnormals kept.
    pub const DEFAULT: Control = 0;
    /// Every bit: the sticky flags are in another register.
    pub const SETTINGS: Control = u64::MAX;

    pub fn read() -> Control {
        let control;
        // SAFETY: reads a register that every 64-bit Arm CPU has.
        unsafe { asm!("mrs {}, fpcr", out(reg) control, options(nomem, nostack)) };
        control
    }

    pub fn write(control: Control) {
        // SAFETY: the value is the default or one that was read from the register. The compiler
        // assumes the default environment, which holds between `set_default` and the drop.
        unsafe { asm!("msr fpcr, {}", in(reg) control, options(nostack)) };
    }
}

#[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
mod control {
    /// No such register: the platform has the default environment only.
    pub type Control = u32;
    pub const DEFAULT: Control = 0;
    pub const SETTINGS: Control = 0;
    pub fn read() -> Control {
        0
    }
    pub fn write(_: Control) {}
}

use control::{Control, DEFAULT, SETTINGS, read, write};

#[cfg(all(test, target_arch = "x86_64"))]
mod tests {
    use super::*;

    #[test]
    fn the_hosts_setting_is_replaced_and_comes_back() {
        // Flush-to-zero, denormals-are-zero, round up.
        let host = DEFAULT | 0x8000 | 0x0040 | 0x4000;
        let before = read();
        write(host);
        {
            let _environment = FloatEnvironment::set_default();
            assert_eq!(read() & SETTINGS, DEFAULT);
        }
        let after = read();
        write(before);
        assert_eq!(after, host);
    }
}
