// SPDX-License-Identifier: GPL-3.0-or-later
// The reference client beside ours: pouchdb-client.js INSTALLED push|pull ADDRESS FOLDER BATCH [DOCUMENTS]
// Prints how many documents went over, in how many seconds, the peak memory (kB) and the processor time (µs). FOLDER is made; DOCUMENTS has one on each line.
const [installed, way, address, folder, batch, documents] = process.argv.slice(2)
const fs = require('fs')
const PouchDB = require(installed + '/node_modules/pouchdb')

async function fill (database) {
  const lines = fs.readFileSync(documents, 'utf8').trim().split('\n')
  for (let i = 0; i < lines.length; i += 1000) {
    await database.bulkDocs(lines.slice(i, i + 1000).map(line => JSON.parse(line)), { new_edits: false })
  }
}

async function main () {
  const local = new PouchDB(folder)
  const options = batch === '0' ? {} : { batch_size: Number(batch) }
  if (way === 'push') await fill(local)
  else await local.info()
  const before = process.cpuUsage()
  const start = process.hrtime.bigint()
  const result = await (way === 'push' ? local.replicate.to(address, options) : local.replicate.from(address, options))
  const seconds = Number(process.hrtime.bigint() - start) / 1e9
  const used = process.cpuUsage(before)
  // What resourceUsage() tells begins with what the bench had.
  const peak = /VmHWM:\s+(\d+)/.exec(fs.readFileSync('/proc/self/status', 'utf8'))[1]
  console.log(`${result.docs_written} ${seconds} ${peak} ${used.user + used.system}`)
  await local.close()
}

main().catch(error => {
  console.error(error)
  process.exit(1)
})
