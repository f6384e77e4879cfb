/** A node's native property: names inside a form can override the form's, as `<input name="attributes">` does. */
export const own = <N extends Node, K extends keyof N>(node: N, name: K): N[K] =>
  Reflect.get(Object.getPrototypeOf(node), name, node)
