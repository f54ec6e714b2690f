/** Nodes by distance, the nearest first. What was put in again nearer is passed over when its old place comes up. */
export class DistanceHeap {
  private readonly nodes: number[] = []
  private readonly keys: number[] = []

  put(node: number, key: number): void {
    const { nodes, keys } = this
    let i = nodes.length
    nodes.push(node)
    keys.push(key)
    while (i > 0) {
      const up = (i - 1) >> 1
      if (keys[up]! <= key) break
      nodes[i] = nodes[up]!
      keys[i] = keys[up]!
      i = up
    }
    nodes[i] = node
    keys[i] = key
  }

  /** The nearest node that is not settled; -1 when none is left. */
  take(distance: Float64Array, settled: Uint8Array): number {
    while (this.nodes.length > 0) {
      const node = this.nodes[0]!
      const key = this.keys[0]!
      this.drop()
      if (settled[node] === 0 && key === distance[node]) return node
    }
    return -1
  }

  private drop(): void {
    const { nodes, keys } = this
    const node = nodes.pop()!
    const key = keys.pop()!
    const n = nodes.length
    if (n === 0) return
    let i = 0
    for (;;) {
      let down = 2 * i + 1
      if (down >= n) break
      if (down + 1 < n && keys[down + 1]! < keys[down]!) down++
      if (keys[down]! >= key) break
      nodes[i] = nodes[down]!
      keys[i] = keys[down]!
      i = down
    }
    nodes[i] = node
    keys[i] = key
  }
}
