#!/usr/bin/env python3
"""Compiles C# with Roslyn where there is no SDK: through Python's pythonnet, on the .NET runtime of a
package, with the compiler of another. For tests; with an SDK use `dotnet build`.

    compile.py --dotnet FOLDER --roslyn FOLDER --config FILE  ASSEMBLY [--next ASSEMBLY]...

where each ASSEMBLY is --out FILE [--library] [--define NAME] [--language N] [--references PATH] … SOURCE...
One start of the compiler makes them all, one after the other. Warnings count as errors.
"""

import argparse
import sys
from pathlib import Path


def host(words: list[str]) -> tuple[argparse.Namespace, list[str]]:
    parser = argparse.ArgumentParser(usage=__doc__, allow_abbrev=False)
    parser.add_argument("--dotnet", required=True, help="the folder of the dotnet program")
    parser.add_argument("--roslyn", required=True, help="the folder of Microsoft.CodeAnalysis.CSharp.dll")
    parser.add_argument("--config", required=True, help="a runtimeconfig.json")
    return parser.parse_known_args(words)


def assembly(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(usage=__doc__, allow_abbrev=False)
    parser.add_argument("--references", default=[], action="append", help="an assembly, or a folder of them")
    parser.add_argument("--out", required=True)
    parser.add_argument("--doc")
    parser.add_argument("--key-of", help="an assembly whose public key this one is to have: a reference assembly")
    parser.add_argument("--library", action="store_true")
    parser.add_argument("--language", default="10", choices=["7.3", "9", "10"], help="the version of C#")
    parser.add_argument("--define", action="append", default=[])
    parser.add_argument("sources", nargs="+")
    return parser.parse_args(words)


def split(words: list[str]) -> list[list[str]]:
    parts = [[]]
    for word in words:
        if word == "--next":
            parts.append([])
        else:
            parts[-1].append(word)
    return parts


def references(paths: list[str]) -> list[str]:
    found = []
    for path in map(Path, paths):
        found += [str(one) for one in sorted(path.glob("*.dll"))] if path.is_dir() else [str(path)]
    return found


def load(options: argparse.Namespace) -> None:
    import pythonnet

    # .NET wants whole paths here.
    pythonnet.load("coreclr", runtime_config=str(Path(options.config).resolve()),
                   dotnet_root=str(Path(options.dotnet).resolve()))
    import clr

    for name in ("Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp"):
        clr.AddReference(str(Path(options.roslyn).resolve() / f"{name}.dll"))


def parsed(options: argparse.Namespace):
    """The syntax trees of the sources."""
    from Microsoft.CodeAnalysis import CSharp, DocumentationMode, SyntaxTree
    from Microsoft.CodeAnalysis.Text import SourceText
    from System import String
    from System.Collections.Generic import List
    from System.IO import File
    from System.Text import Encoding

    symbols = List[String]()
    for name in options.define:
        symbols.Add(name)
    versions = CSharp.LanguageVersion
    language = {"7.3": versions.CSharp7_3, "9": versions.CSharp9, "10": versions.CSharp10}[options.language]
    mode = DocumentationMode.Diagnose if options.doc else DocumentationMode.Parse
    parsing = CSharp.CSharpParseOptions(language, mode).WithPreprocessorSymbols(symbols)
    trees = List[SyntaxTree]()
    for path in options.sources:
        text = SourceText.From(File.ReadAllText(path), Encoding.UTF8)
        trees.Add(CSharp.SyntaxFactory.ParseSyntaxTree(text, parsing, path))
    return trees


def compilation(options: argparse.Namespace):
    from Microsoft.CodeAnalysis import CSharp, MetadataReference, OptimizationLevel, OutputKind
    from System import Byte
    from System.Collections.Generic import List
    from System.Collections.Immutable import ImmutableArray
    from System.Reflection import AssemblyName

    known = List[MetadataReference]()
    for path in references(options.references):
        known.Add(MetadataReference.CreateFromFile(path))
    kind = OutputKind.DynamicallyLinkedLibrary if options.library else OutputKind.ConsoleApplication
    compiling = CSharp.CSharpCompilationOptions(kind).WithAllowUnsafe(True).WithDeterministic(True) \
        .WithOptimizationLevel(OptimizationLevel.Release).WithWarningLevel(4)
    if options.key_of:
        key = AssemblyName.GetAssemblyName(options.key_of).GetPublicKey()
        compiling = compiling.WithCryptoPublicKey(ImmutableArray.Create[Byte](key)).WithPublicSign(True)
    return CSharp.CSharpCompilation.Create(Path(options.out).stem, parsed(options), known, compiling)


def compile(options: argparse.Namespace) -> bool:
    from Microsoft.CodeAnalysis import DiagnosticSeverity
    from Microsoft.CodeAnalysis.Emit import DebugInformationFormat, EmitOptions
    from System.IO import FileMode, FileStream

    made = compilation(options)
    found = [one for one in made.GetDiagnostics() if int(one.Severity) >= int(DiagnosticSeverity.Warning)]
    for one in found:
        print(one.ToString(), file=sys.stderr)
    if found:
        return False
    stream = FileStream(options.out, FileMode.Create)
    documentation = FileStream(options.doc, FileMode.Create) if options.doc else None
    # Where a reference assembly is made, nothing else says which version of metadata it has.
    emitting = EmitOptions().WithRuntimeMetadataVersion("v4.0.30319")
    if options.doc:
        # What is shipped says the lines of its sources in exceptions: inside, so that no second file is needed.
        emitting = emitting.WithDebugInformationFormat(DebugInformationFormat.Embedded)
    result = made.Emit(stream, None, documentation, None, None, emitting)
    stream.Close()
    if documentation:
        documentation.Close()
    for one in result.Diagnostics:
        if int(one.Severity) >= int(DiagnosticSeverity.Warning):
            print(one.ToString(), file=sys.stderr)
    return bool(result.Success)


def main() -> int:
    options, rest = host(sys.argv[1:])
    load(options)
    return 0 if all(compile(assembly(words)) for words in split(rest)) else 1


if __name__ == "__main__":
    sys.exit(main())
