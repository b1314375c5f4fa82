import { patchOf } from './patch';
import { checkedName, writePatch } from './workspace';

const name = checkedName(process.argv[2]);
writePatch(name);
console.log(`Wrote ${patchOf(name)}. Try it with: npx jest test/extending -t "${name}"`);
