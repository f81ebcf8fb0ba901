import { posix } from 'node:path'
import ts from 'typescript'

export interface Import {
  /** The importing file. */
  from: string
  line: number
  /** A path in the repository without extension for a relative import, otherwise the package's specifier. */
  target: string
  isPackage: boolean
  typeOnly: boolean
}

/** Every import of one source file: static, type-only, re-export, dynamic, `import('x').T` and `import x = require()`. */
export function importsOf(path: string, text: string): Import[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const found: Import[] = []
  const add = (specifier: ts.Node | undefined, typeOnly: boolean) => {
    if (specifier === undefined || !ts.isStringLiteralLike(specifier)) return
    const line = file.getLineAndCharacterOfPosition(specifier.getStart()).line + 1
    found.push({ from: path, line, typeOnly, ...resolveSpecifier(path, specifier.text) })
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeOnlyImport(node))
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly)
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true)
    else if (ts.isExternalModuleReference(node)) add(node.expression, false)
    else if (ts.isCallExpression(node) && isDynamicImport(node)) add(node.arguments[0], false)
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

function isTypeOnlyImport(node: ts.ImportDeclaration): boolean {
  return node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
}

function isDynamicImport(node: ts.CallExpression): boolean {
  if (node.expression.kind === ts.SyntaxKind.ImportKeyword) return true
  return ts.isIdentifier(node.expression) && node.expression.text === 'require'
}

function resolveSpecifier(from: string, specifier: string): { target: string; isPackage: boolean } {
  if (!specifier.startsWith('.')) return { target: specifier, isPackage: true }
  const withoutQuery = specifier.replace(/\?.*$/, '')
  const target = posix.normalize(posix.join(posix.dirname(from), withoutQuery)).replace(/\.(ts|tsx|js|jsx)$/, '')
  return { target: target.replace(/\/$/, ''), isPackage: false }
}
