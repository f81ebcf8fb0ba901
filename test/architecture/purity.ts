import ts from 'typescript'

const impureGlobals = new Set([
  'Date',
  'performance',
  'process',
  'Buffer',
  'crypto',
  'globalThis',
  'window',
  'document',
  'navigator',
  'localStorage',
  'fetch',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'requestAnimationFrame',
  'Intl',
])

/** Methods whose answer depends on the host's language data. */
const hostLanguageMethods = new Set(['toLocaleString', 'toLocaleUpperCase', 'toLocaleLowerCase', 'localeCompare'])

/** Uses of the wall clock, of global randomness, of Node, of the DOM or of the host's language: `path:line name`. */
export function impureUses(path: string, text: string): string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const found: string[] = []
  const add = (node: ts.Node, name: string) => {
    found.push(`${path}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${name}`)
  }
  const visit = (node: ts.Node): void => {
    const isUse = ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)
    if (isUse || ts.isCallExpression(node) || ts.isNewExpression(node)) {
      const owner = node.expression
      if (ts.isIdentifier(owner) && impureGlobals.has(owner.text)) add(node, owner.text)
    }
    if (ts.isPropertyAccessExpression(node) && hostLanguageMethods.has(node.name.text)) add(node, node.name.text)
    if (isMathRandom(node)) add(node, 'Math.random')
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

function isMathRandom(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node)) return node.expression.getText() === 'Math' && node.name.text === 'random'
  if (!ts.isBindingElement(node) || (node.propertyName ?? node.name).getText() !== 'random') return false
  const declaration = node.parent.parent
  return ts.isVariableDeclaration(declaration) && declaration.initializer?.getText() === 'Math'
}
