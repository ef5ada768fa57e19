"""The words of French documents: each concept once, with every form it is printed in.

- `concept`: what a concept is, how its forms are searched for, and lists of plain words (a star for
  any ending), which is how a concept is written where no expression is needed;
- `totals`: totals, sub-totals, sums carried over a page, the words that name a sum;
- `calendar`: years, months, days of the week;
- `marks`: what stands for nothing, and for a figure that is not known;
- `averages`: averages, and what tells of a change;
- `row_words`: "dont …", "pour mémoire", notes, requests turned down;
- `budget`: expenses, receipts, balance; words of counting;
- `money`: currencies, their scales, units of measure;
- `heading_words`: the words of headings that carry a number;
- `sentences`: what the words of a sentence say of a number;
- `header_words`: what a header announces: the kind of a column, its part in a line;
- `nouns`: what a number counts, and the grammar around it.

All forms but those of `calendar` and `marks` are folded: without accents, in lower case.
"""
