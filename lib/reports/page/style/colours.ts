/** Colours for light and dark. Each state has an ink for words, signs and bars, and a tint behind it. */
export const COLOURS = `
:root {
  color-scheme: light dark;
  --text: light-dark(#1b2430, #e6ebf2);
  --faint: light-dark(#566272, #a2aebd);
  --ground: light-dark(#ffffff, #11161d);
  --raised: light-dark(#f5f7f9, #19202a);
  --line: light-dark(#dbe1e8, #303b49);
  --strong: light-dark(#aab5c2, #566474);
  --accent: light-dark(#1d4f91, #9cc2fb);
  --on-ink: light-dark(#ffffff, #11161d);
}
.is-met { --ink: light-dark(#14693a, #7bd69c); --tint: light-dark(#e4f3e9, #13301f); }
.is-attested { --ink: light-dark(#1f5aa6, #94bdf8); --tint: light-dark(#e6effb, #152a45); }
.is-declared { --ink: light-dark(#1f6673, #7ccbd8); --tint: light-dark(#e2f1f3, #10303a); }
.is-inherited { --ink: light-dark(#6544a0, #c3aaf5); --tint: light-dark(#efeaf9, #2a2143); }
.is-waived { --ink: light-dark(#7a5300, #f0c466); --tint: light-dark(#fbf0d3, #362a0b); }
.is-unknown, .is-not-checked, .is-present { --ink: light-dark(#68601c, #d5ca79); --tint: light-dark(#f3f0d8, #2c2a12); }
.is-pending { --ink: light-dark(#a8430a, #fda970); --tint: light-dark(#fdebdf, #3d2110); }
.is-not-met { --ink: light-dark(#ab1532, #ff98a5); --tint: light-dark(#fde7ea, #431620); }
.is-not-required, .is-manual { --ink: light-dark(#596574, #9aa6b5); --tint: light-dark(#eef1f4, #222b36); }
`;
