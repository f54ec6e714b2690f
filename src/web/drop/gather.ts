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
  const folders = entries.flatMap(({ entry }) => (entry?.isDirectory ? [entry.name] : []))
  return Promise.all(
    entries.map(({ entry, file }) =>
      entry?.isDirectory ? readFolder(entry as FileSystemDirectoryEntry) : file ? [named(file)] : [],
    ),
  ).then((all) => (folders.length === 1 ? nameFromWithin(folders[0]!, all.flat()) : all.flat()))
}

/** As the command line names them: by the path within the folder, so that a folder imported there is known again here. */
function nameFromWithin(folder: string, files: readonly Gathered[]): Gathered[] {
  const top = `${folder}/`
  const within = files.map((f) => (f.path.startsWith(top) ? { ...f, path: f.path.slice(top.length) } : f))
  // A file dropped beside the folder may have the name of one within.
  return new Set(within.map((f) => f.path)).size === files.length ? within : [...files]
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
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue
      if (entry.isDirectory) found.push(...(await readFolder(entry as FileSystemDirectoryEntry)))
      else {
        const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject))
        found.push({ path: entry.fullPath.replace(/^\//, ''), file })
      }
    }
  }
}
