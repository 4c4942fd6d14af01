#!/usr/bin/env python3
"""Compiles C# with Roslyn where there is no SDK: through Python's pythonnet, on the .NET runtime of a
package, with the compiler of another. For tests; with an SDK use `dotnet build`.

    compile.py --help
"""

import argparse
import sys
from pathlib import Path


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--dotnet", required=True, help="the folder of the dotnet program")
    parser.add_argument("--roslyn", required=True, help="the folder of Microsoft.CodeAnalysis.CSharp.dll")
    parser.add_argument("--references", default=[], action="append", help="an assembly, or a folder of them")
    parser.add_argument("--out", required=True)
    parser.add_argument("--doc")
    parser.add_argument("--key-of", help="an assembly whose public key this one is to have: a reference assembly")
    parser.add_argument("--library", action="store_true")
    parser.add_argument("--language", default="10", help="the version of C#: 7.3, 9 or 10")
    parser.add_argument("--define", action="append", default=[])
    parser.add_argument("--config", required=True, help="a runtimeconfig.json")
    parser.add_argument("sources", nargs="+")
    return parser.parse_args()


def language_versions(CSharp):
    versions = CSharp.LanguageVersion
    return {"7.3": versions.CSharp7_3, "9": versions.CSharp9, "10": versions.CSharp10}


def references(paths: list[str]) -> list[str]:
    found = []
    for path in map(Path, paths):
        found += [str(one) for one in sorted(path.glob("*.dll"))] if path.is_dir() else [str(path)]
    # What is native there has no metadata.
    return [one for one in found if Path(one).name not in ("Microsoft.DiaSymReader.Native.amd64.dll",)]


def main() -> int:
    options = arguments()
    import pythonnet

    pythonnet.load("coreclr", runtime_config=options.config, dotnet_root=options.dotnet)
    import clr

    for name in ("Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp"):
        clr.AddReference(str(Path(options.roslyn).resolve() / f"{name}.dll"))
    from Microsoft.CodeAnalysis import (CSharp, DiagnosticSeverity, MetadataReference, OptimizationLevel,
                                        OutputKind, SyntaxTree)
    from Microsoft.CodeAnalysis import DocumentationMode
    from Microsoft.CodeAnalysis.Text import SourceText
    from System import String
    from System.Collections.Generic import List
    from System.IO import File, FileStream, FileMode
    from System import Byte
    from System.Collections.Immutable import ImmutableArray
    from System.Reflection import AssemblyName
    from System.Text import Encoding

    symbols = List[String]()
    for name in options.define:
        symbols.Add(name)
    mode = DocumentationMode.Diagnose if options.doc else DocumentationMode.Parse
    parse = CSharp.CSharpParseOptions(language_versions(CSharp)[options.language], mode)
    parse = parse.WithPreprocessorSymbols(symbols)
    trees = List[SyntaxTree]()
    for path in options.sources:
        text = SourceText.From(File.ReadAllText(path), Encoding.UTF8)
        trees.Add(CSharp.SyntaxFactory.ParseSyntaxTree(text, parse, path))
    known = List[MetadataReference]()
    for path in references(options.references):
        known.Add(MetadataReference.CreateFromFile(path))
    kind = OutputKind.DynamicallyLinkedLibrary if options.library else OutputKind.ConsoleApplication
    compiling = CSharp.CSharpCompilationOptions(kind).WithAllowUnsafe(True).WithDeterministic(True) \
        .WithOptimizationLevel(OptimizationLevel.Release).WithWarningLevel(4)
    if options.key_of:
        key = AssemblyName.GetAssemblyName(options.key_of).GetPublicKey()
        compiling = compiling.WithCryptoPublicKey(ImmutableArray.Create[Byte](key)).WithPublicSign(True)
    compilation = CSharp.CSharpCompilation.Create(Path(options.out).stem, trees, known, compiling)
    failed = 0
    for found in compilation.GetDiagnostics():
        if int(found.Severity) >= int(DiagnosticSeverity.Warning):
            print(found.ToString(), file=sys.stderr)
            failed = 1
    if failed:
        return 1
    stream = FileStream(options.out, FileMode.Create)
    doc = FileStream(options.doc, FileMode.Create) if options.doc else None
    result = compilation.Emit(stream, None, doc)
    stream.Close()
    if doc:
        doc.Close()
    return 0 if result.Success else 1


if __name__ == "__main__":
    sys.exit(main())
