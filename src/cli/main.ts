#!/usr/bin/env node
import { runLine } from './line.ts'

runLine(process.argv.slice(2)).then((status) => {
  // Never `process.exit`: what is still on its way to a slow reader would be lost.
  process.exitCode = status
})
