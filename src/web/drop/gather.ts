/** The files of a drop, folders opened, each named by its path in what was dropped. */

export interface Gathered {
  readonly path: string
  readonly file: File
}

/** Entries must be taken while the event lasts; reading them may take longer. */
export function gatherDrop(transfer: DataTransfer): Promise<Gathered[]> {
  const entries = [...transfer.items].flatMap((item) =>
    item.kind === 'file' ? [{ entry: item.webkitGetAsEntry?.() ?? null, file: item.getAsFile() }] : [],
  )
  return Promise.all(
    entries.map(({ entry, file }) =>
      entry?.isDirectory ? readFolder(entry as FileSystemDirectoryEntry) : file ? [named(file)] : [],
    ),
  ).then((all) => all.flat())
}

export function named(file: File): Gathered {
  return { path: file.webkitRelativePath || file.name, file }
}

async function readFolder(folder: FileSystemDirectoryEntry): Promise<Gathered[]> {
  const reader = folder.createReader()
  const found: Gathered[] = []
  // A reader gives a hundred entries at a time, and none when it has given all.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (some.length === 0) return found
    for (const entry of some) {
      if (entry.name.startsWith('.')) continue
      if (entry.isDirectory) found.push(...(await readFolder(entry as FileSystemDirectoryEntry)))
      else {
        const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject))
        found.push({ path: entry.fullPath.replace(/^\//, ''), file })
      }
    }
  }
}
