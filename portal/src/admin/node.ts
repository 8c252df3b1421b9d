/** What stands under an id, if it is of the kind that was asked for: of another kind the answer is empty. */
export function found<Node extends object>(node: Node | null | undefined): Exclude<Node, Record<PropertyKey, never>> | undefined {
  return node && 'id' in node ? (node as Exclude<Node, Record<PropertyKey, never>>) : undefined;
}
