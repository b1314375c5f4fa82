import { COLOURS } from './colours';
import { PAGE } from './page';
import { PARTS } from './parts';
import { PICTURE } from './picture';
import { SMALL_AND_PRINT } from './small-and-print';

/** The style of the page: light and dark by the reader's system, for the width of a phone and for paper. */
export const STYLE = `${COLOURS}${PAGE}${PARTS}${PICTURE}${SMALL_AND_PRINT}`;
