import { checkedName, openWorkspace, workspaceOf } from './workspace';

const name = checkedName(process.argv[2]);
const conflicts = openWorkspace(name);
console.log(`${workspaceOf(name)} is the working tree with ${name}.patch.`);
if (conflicts.length > 0) console.log(`Resolve the conflicts in ${conflicts.join(', ')}.`);
console.log(`Change it, then run: npx tsx test/extending/write-patch.ts ${name}`);
