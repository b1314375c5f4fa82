import { COLOURS } from './colours';
import { PAGE } from './page';
import { PARTS } from './parts';
import { PICTURE } from './picture';
import { SMALL_AND_PRINT } from './small-and-print';

/** The style of the page: light and dark as the reader's system says, for a phone's width and for paper. */
export const STYLE = `${COLOURS}${PAGE}${PARTS}${PICTURE}${SMALL_AND_PRINT}`;
