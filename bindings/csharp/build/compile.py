#!/usr/bin/env python3
"""Compiles C# with Roslyn where there is no SDK: through Python's pythonnet, on the .NET runtime of a
package, with the compiler of another. For tests; with an SDK use `dotnet build`.

    compile.py --roslyn FOLDER --references FOLDER --out FILE [--library] [--define NAME] [--doc FILE] SOURCE...
"""

import argparse
import sys
from pathlib import Path


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--dotnet", required=True, help="the folder of the dotnet program")
    parser.add_argument("--roslyn", required=True, help="the folder of Microsoft.CodeAnalysis.CSharp.dll")
    parser.add_argument("--references", required=True, action="append", help="an assembly, or a folder of them")
    parser.add_argument("--out", required=True)
    parser.add_argument("--doc")
    parser.add_argument("--library", action="store_true")
    parser.add_argument("--define", action="append", default=[])
    parser.add_argument("--config", required=True, help="a runtimeconfig.json")
    parser.add_argument("sources", nargs="+")
    return parser.parse_args()


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
    from Microsoft.CodeAnalysis import (CSharp, DiagnosticSeverity, MetadataReference, NullableContextOptions,
                                        OptimizationLevel, OutputKind, SyntaxTree)
    from Microsoft.CodeAnalysis import DocumentationMode
    from Microsoft.CodeAnalysis.Text import SourceText
    from System import Array, String
    from System.Collections.Generic import List
    from System.IO import File, FileStream, FileMode
    from System.Text import Encoding

    symbols = List[String]()
    for name in options.define:
        symbols.Add(name)
    mode = DocumentationMode.Diagnose if options.doc else DocumentationMode.Parse
    parse = CSharp.CSharpParseOptions(CSharp.LanguageVersion.CSharp10, mode)
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
