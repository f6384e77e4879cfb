/** A node's own property: a form's can be replaced by the names of what it holds, as `<input name="attributes">` does. */
export const own = <N extends Node, K extends keyof N>(node: N, name: K): N[K] =>
  Reflect.get(Object.getPrototypeOf(node), name, node)
