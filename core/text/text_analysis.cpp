#include "text/text_analysis.h"

#include <algorithm>

#include "text/punctuation.h"
#include "unicode/grapheme.h"

namespace banxin {
namespace {

LineBreakTailoring tailoring_of(Language language) {
  switch (language) {
    case Language::ja:
      return LineBreakTailoring::ja;
    case Language::ko:
      return LineBreakTailoring::ko;
    default:
      return LineBreakTailoring::zh;
  }
}

ScriptTag script_without_letters(Language language) {
  switch (language) {
    case Language::ko:
      return script_tag('H', 'a', 'n', 'g');
    case Language::other:
      return kScriptLatn;
    default:
      return kScriptHani;
  }
}

// By the language of the text itself; what is in a language without a tailoring of its own follows its block.
LineBreakOptions options_of(TextStyle const& style, Language block) {
  Language const own = style.font.language;
  return {tailoring_of(own == Language::other ? block : own), style.line_break, style.word_break};
}

bool same(LineBreakOptions const& a, LineBreakOptions const& b) {
  return a.tailoring == b.tailoring && a.strictness == b.strictness && a.word_break == b.word_break;
}

// Spans of other options take their entries from a second pass over the whole text, so that context is never
// lost; there are at most three dozen kinds of options.
void find_breaks(Paragraph const& paragraph, std::span<TextStyle const> styles, TextAnalysis& out) {
  std::vector<LineBreakOptions> kinds;
  std::vector<uint8_t> kind_of_span(paragraph.spans.size());
  for (size_t i = 0; i < paragraph.spans.size(); ++i) {
    LineBreakOptions const options = options_of(styles[paragraph.spans[i].style], paragraph.language);
    auto found =
        std::find_if(kinds.begin(), kinds.end(), [&](auto const& kind) { return same(kind, options); });
    kind_of_span[i] = uint8_t(found - kinds.begin());
    if (found == kinds.end()) kinds.push_back(options);
  }
  if (kinds.empty()) kinds.push_back(LineBreakOptions{tailoring_of(paragraph.language), {}, {}});
  find_line_breaks(paragraph.text, kinds[0], out.breaks);
  for (size_t kind = 1; kind < kinds.size(); ++kind) {
    find_line_breaks(paragraph.text, kinds[kind], out.span_breaks);
    for (size_t i = 0; i < paragraph.spans.size(); ++i) {
      if (kind_of_span[i] != kind) continue;
      TextRange const range = paragraph.spans[i].range;
      std::copy(out.span_breaks.begin() + range.begin, out.span_breaks.begin() + range.end,
                out.breaks.begin() + range.begin);
    }
  }
}

bool keeps_lines_whole(TextStyle const& style) {
  return style.white_space == WhiteSpace::nowrap || style.white_space == WhiteSpace::pre;
}

// Inside a span by its white-space, before it by what stands around (CSS Text 3, 5.1).
void forbid_unwrapped_breaks(Paragraph const& paragraph, std::span<TextStyle const> styles,
                             TextAnalysis& out) {
  for (StyleSpan const& span : paragraph.spans) {
    if (span.range.empty()) continue;
    bool const whole = keeps_lines_whole(styles[span.style]);
    uint32_t const begin = span.wraps_before ? span.range.begin + 1 : span.range.begin;
    uint32_t const end = whole ? span.range.end : span.range.begin + 1;
    for (uint32_t i = begin; i < end; ++i)
      if (out.breaks[i].kind == BreakKind::allowed) out.breaks[i].kind = BreakKind::prohibited;
  }
}

constexpr uint32_t kLongestRaised = 8;  // code points

// The number of a note set as a superscript, or an index, begins no line: it stays with its word. Longer ones
// are text.
void bind_raised_text(Paragraph const& paragraph, std::span<TextStyle const> styles, TextAnalysis& out) {
  auto const& spans = paragraph.spans;
  auto const shift = [&](size_t span) { return styles[spans[span].style].baseline_shift; };
  for (size_t i = 1; i < spans.size(); ++i) {
    if (shift(i) == 0 || shift(i) == shift(i - 1)) continue;
    size_t end = i + 1;
    while (end < spans.size() && shift(end) == shift(i)) ++end;
    TextRange const raised = {spans[i].range.begin, spans[end - 1].range.end};
    if (raised.size() > kLongestRaised) continue;
    BreakOpportunity& before = out.breaks[raised.begin];
    bool const spaced =
        is_space(paragraph.text[raised.begin - 1]) || paragraph.text[raised.begin - 1] == 0x200B;
    if (before.kind == BreakKind::allowed && !spaced) before = {};
  }
}

void divide_long_graphemes(std::vector<uint8_t>& boundaries) {
  uint32_t length = 0;
  for (uint8_t& boundary : boundaries) {
    if (!boundary && length == kLongestGrapheme) boundary = 2;
    if (boundary) length = 0;
    ++length;
  }
}

}  // namespace

void analyse_text(Paragraph const& paragraph, std::span<TextStyle const> styles, TextAnalysis& out) {
  resolve_bidi_levels(paragraph.text, paragraph.direction, paragraph.isolates, out.bidi_text, out.bidi);
  out.bidi.levels.resize(paragraph.text.size(), out.bidi.base_level);
  find_grapheme_boundaries(paragraph.text, out.graphemes);
  divide_long_graphemes(out.graphemes);
  find_script_runs(paragraph.text, script_without_letters(paragraph.language), out.scripts);
  find_breaks(paragraph, styles, out);
  forbid_unwrapped_breaks(paragraph, styles, out);
  bind_raised_text(paragraph, styles, out);
}

}  // namespace banxin
