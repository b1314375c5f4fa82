// What the command line needs beside the public API. Not exported by the package.
export { evaluateTemplates, type TemplateEvaluation } from './compliance/evaluate-templates';
export { FRAMEWORKS } from './compliance/frameworks/framework';
export { ChangeKind, compareLedgers, type LedgerChange } from './compliance/ledger/compare-ledgers';
export { rebuiltLedgers } from './compliance/rebuilt-ledgers';
export { addressRange } from './internal/address-range';
export { day } from './internal/checked-text';
export { didYouMean } from './internal/did-you-mean';
export { fileAccess } from './internal/file-access';
export { wrapped } from './reports/formats/wrapped';
export { type Paint, PLAIN } from './reports/reporter';
export { REPORTERS } from './reports/reporters';
export { STATES, statesOf } from './reports/states';
export { verdictText } from './reports/verdict-text';
export { transitionRefusal } from './requirements/stage-transition';
export { buildStages } from './stages-file/build';
export { stagesJsonSchema } from './stages-file/file-schema';
export { goLiveJsonSchema } from './stages-file/go-live/schema';
export { readStagesFile } from './stages-file/read';
