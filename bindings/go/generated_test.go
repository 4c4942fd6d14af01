package glia_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// The functions of C (and a type) that stand outside of the generated calls: none of them takes a handle.
var plainCalls = map[string]bool{
	"glia_error_free": true, "glia_error_message": true, "glia_error_code": true, "glia_version": true, "glia_abi_version": true, "glia_go_body": true,
	"glia_status": true,
}

func parsed(t *testing.T) map[string]*ast.File {
	t.Helper()
	files := map[string]*ast.File{}
	for _, name := range must[[]string](t)(filepath.Glob("*.go")) {
		if !strings.HasSuffix(name, "_test.go") {
			files[name] = must[*ast.File](t)(parser.ParseFile(token.NewFileSet(), name, nil, 0))
		}
	}
	return files
}

// The functions of C that a piece of Go calls, such as glia_go_session_run.
func calledC(node ast.Node) []string {
	var names []string
	ast.Inspect(node, func(node ast.Node) bool {
		if call, ok := node.(*ast.CallExpr); ok {
			if selector, ok := call.Fun.(*ast.SelectorExpr); ok {
				if of, ok := selector.X.(*ast.Ident); ok && of.Name == "C" && strings.HasPrefix(selector.Sel.Name, "glia_") {
					names = append(names, selector.Sel.Name)
				}
			}
		}
		return true
	})
	return names
}

// The calls x.inner().method() in a function, by method, deferred or not.
func held(function *ast.FuncDecl, method string, deferred bool) map[string]bool {
	found := map[string]bool{}
	add := func(call *ast.CallExpr) {
		outer, ok := call.Fun.(*ast.SelectorExpr)
		if !ok || outer.Sel.Name != method {
			return
		}
		if inner, ok := outer.X.(*ast.CallExpr); ok {
			if selector, ok := inner.Fun.(*ast.SelectorExpr); ok && selector.Sel.Name == "inner" {
				found[selector.X.(*ast.Ident).Name] = true
			}
		}
	}
	ast.Inspect(function, func(node ast.Node) bool {
		if one, ok := node.(*ast.DeferStmt); ok {
			if deferred {
				add(one.Call)
			}
			return false
		}
		if call, ok := node.(*ast.CallExpr); ok && !deferred {
			add(call)
		}
		return true
	})
	return found
}

// Every handle that goes to C is held until the call has returned, and C is called nowhere else.
func TestEveryCallHoldsItsHandles(t *testing.T) {
	calls, handles := 0, 0
	for name, file := range parsed(t) {
		for _, declaration := range file.Decls {
			function, ok := declaration.(*ast.FuncDecl)
			if !ok {
				continue
			}
			for _, called := range calledC(function) {
				if name != "calls_generated.go" && !plainCalls[called] {
					t.Errorf("%s: %s calls %s itself", name, function.Name.Name, called)
				}
			}
			if name != "calls_generated.go" {
				continue
			}
			calls++
			shared, sharedEnds := held(function, "share", false), held(function, "endShare", true)
			claimed, claimedEnds := held(function, "claim", false), held(function, "endClaim", true)
			for _, field := range function.Type.Params.List {
				pointer, ok := field.Type.(*ast.StarExpr)
				if !ok {
					continue
				}
				handles++
				argument := field.Names[0].Name
				if !(shared[argument] && sharedEnds[argument]) && !(claimed[argument] && claimedEnds[argument]) {
					t.Errorf("%s: %s, a %s, is not held", function.Name.Name, argument, pointer.X.(*ast.Ident).Name)
				}
			}
		}
	}
	if calls < 190 || handles < 180 {
		t.Errorf("only %d calls with %d handles", calls, handles)
	}
}

// Every function of the header can be reached: each is called, and each of those calls is used.
func TestEveryFunctionIsReached(t *testing.T) {
	header := string(must[[]byte](t)(os.ReadFile(filepath.Join(repository, "include/glia/glia.h"))))
	wrappers := string(must[[]byte](t)(os.ReadFile("calls.h")))
	var sources strings.Builder
	for name := range parsed(t) {
		sources.Write(must[[]byte](t)(os.ReadFile(name)))
	}
	text := sources.String()
	functions := regexp.MustCompile(`(?m)^(?:GLIA_API )?[a-z_0-9]+ (glia_\w+)\(`).FindAllStringSubmatch(header, -1)
	if len(functions) < 200 {
		t.Fatalf("%d functions in the header", len(functions))
	}
	for _, function := range functions {
		name := function[1]
		direct := strings.Contains(text, "C."+name+"(")
		if !direct && !strings.Contains(wrappers, " "+name+"(") {
			t.Errorf("%s is not called", name)
		}
	}
	for _, declared := range regexp.MustCompile(`func (call\w+)\(`).FindAllStringSubmatch(text, -1) {
		if strings.Count(text, declared[1]+"(") < 2 {
			t.Errorf("%s is not used", declared[1])
		}
	}
}

// What is public has a comment that begins with its name.
func TestPublicIsDocumented(t *testing.T) {
	seen := 0
	for _, name := range must[[]string](t)(filepath.Glob("*.go")) {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file := must[*ast.File](t)(parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments))
		for _, declaration := range file.Decls {
			function, ok := declaration.(*ast.FuncDecl)
			if !ok || !function.Name.IsExported() {
				continue
			}
			seen++
			if !strings.HasPrefix(function.Doc.Text(), function.Name.Name) {
				t.Errorf("%s: %s has no comment of its own", name, function.Name.Name)
			}
		}
	}
	if seen < 200 {
		t.Errorf("only %d public functions", seen)
	}
}
