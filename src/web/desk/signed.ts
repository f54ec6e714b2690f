/** The name with which this browser's person signs; asked once. */
const KEY = 'chancery-judge'

/** Empty if nobody has signed here yet. */
export function rememberedName(): string {
  try {
    return localStorage.getItem(KEY) ?? ''
  } catch {
    // A browser may refuse to keep anything.
    return ''
  }
}

export function rememberName(name: string): void {
  try {
    localStorage.setItem(KEY, name)
  } catch {
    // Then it is asked again.
  }
}
