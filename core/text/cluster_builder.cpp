#include "text/cluster_builder.h"

#include <algorithm>
#include <utility>

#include "text/composed_grapheme.h"
#include "text/punctuation.h"
#include "text/uncovered_text.h"
#include "unicode/bidi.h"
#include "unicode/character.h"

namespace banxin {
namespace {

constexpr float kTabSpaces = 8;  // CSS Text 3, tab-size

bool is_curved_quote(char32_t c) {
  return c == U'“' || c == U'”' || c == U'‘' || c == U'’';
}

uint32_t selector_of(char32_t c) {
  if (c >= 0xFE00 && c <= 0xFE0F) return c - 0xFE00 + 1;
  if (c >= 0xE0100 && c <= 0xE01EF) return c - 0xE0100 + 17;
  return 0;
}

bool is_full_width(float advance, float em) {
  return advance >= 0.9f * em && advance <= 1.1f * em;
}

class ClusterBuilder {
 public:
  ClusterBuilder(Paragraph const& paragraph, std::span<TextStyle const> styles, FontSet const& fonts,
                 TextAnalysis const& analysis, Itemization const& itemization, RunShaper& shaper,
                 std::vector<RawGlyph>& raw, ShapedParagraph& out)
      : paragraph_(paragraph),
        styles_(styles),
        fonts_(fonts),
        analysis_(analysis),
        itemization_(itemization),
        shaper_(shaper),
        raw_(raw),
        out_(out),
        uncovered_(paragraph, styles, fonts, analysis) {}

  void run() {
    out_.glyphs.clear();
    out_.clusters.clear();
    out_.runs.clear();
    out_.hyphens.clear();
    out_.base_level = analysis_.bidi.base_level;
    out_.clusters.reserve(paragraph_.text.size() + 1);
    out_.glyphs.reserve(paragraph_.text.size());
    for (TextItem const& item : itemization_.items) {
      enter_run(item);
      switch (item.kind) {
        case TextItemKind::shaped:
          add_shaped(item);
          break;
        case TextItemKind::deferred:
          add_deferred(item);
          break;
        case TextItemKind::missing:
          add_missing(item);
          break;
        case TextItemKind::bare:
          add_bare(item);
          break;
      }
      out_.runs.back().text.end = item.range.end;
      out_.runs.back().cluster_end = uint32_t(out_.clusters.size());
    }
    Cluster sentinel;
    sentinel.text_begin = uint32_t(paragraph_.text.size());
    sentinel.glyph_begin = uint32_t(out_.glyphs.size());
    sentinel.kind = ClusterClass::zero_width;
    sentinel.break_before = analysis_.breaks.back();
    sentinel.run = uint32_t(out_.runs.size());
    out_.clusters.push_back(sentinel);
  }

 private:
  float em(TextItem const& item) const { return styles_[item.style].size; }
  float units(TextItem const& item, FaceId face) const {
    return em(item) / float(std::max<uint16_t>(1, fonts_.metrics(face).units_per_em));
  }

  // Items that differ only in script or in how they are shaped share a run.
  void enter_run(TextItem const& item) {
    if (!out_.runs.empty() && !item.begins_run) {
      ShapedRun const& last = out_.runs.back();
      bool const same_face = item.kind == TextItemKind::bare || last.face == item.face;
      if (last.style == item.style && last.level == item.level && same_face &&
          (last.slant == item.slant || item.kind == TextItemKind::bare)) {
        return;
      }
    }
    ShapedRun run;
    run.text = item.range;
    run.cluster_begin = uint32_t(out_.clusters.size());
    run.face = item.face;
    run.style = item.style;
    run.level = item.level;
    run.slant = item.slant;
    out_.runs.push_back(run);
  }

  Cluster& open_cluster(uint32_t text_begin) {
    Cluster cluster;
    cluster.text_begin = text_begin;
    cluster.glyph_begin = uint32_t(out_.glyphs.size());
    cluster.run = uint32_t(out_.runs.size() - 1);
    cluster.break_before = analysis_.breaks[text_begin];
    bool const hyphenates = cluster.break_before.kind == BreakKind::allowed &&
                            cluster.break_before.penalty == BreakPenalty::hyphen;
    if (hyphenates && !out_.clusters.empty()) add_hyphen(uint32_t(out_.clusters.size()));
    out_.clusters.push_back(cluster);
    return out_.clusters.back();
  }

  // In the style of the soft hyphen, which is the cluster before.
  void add_hyphen(uint32_t cluster) {
    StyleId const style = out_.runs[out_.clusters.back().run].style;
    FontChoice const choice = fonts_.choose(U'-', styles_[style].font);
    if (choice.slice == kNoSlice) return;
    FontFace const* font = fonts_.font(choice.slice);
    uint32_t const glyph = font ? font->glyph_for(U'-', 0, styles_[style].font.language) : 0;
    if (glyph == 0) return;
    float const unit =
        styles_[style].size / float(std::max<uint16_t>(1, fonts_.metrics(choice.face).units_per_em));
    out_.hyphens.push_back({cluster, {glyph, choice.slice, 0, 0, float(font->advance(glyph)) * unit}});
  }

  uint32_t grapheme_end(uint32_t begin, uint32_t limit) const {
    uint32_t end = begin + 1;
    while (end < limit && !analysis_.graphemes[end]) ++end;
    return end;
  }

  void classify(Cluster& cluster, char32_t base, uint32_t text_end) const {
    if (is_keycap(cluster.text_begin, text_end)) {
      cluster.kind = ClusterClass::han;
    } else if (is_space(base)) {
      cluster.kind = ClusterClass::space;
    } else if (is_han(base) || is_wide_letter(base)) {
      cluster.kind = ClusterClass::han;
    } else if (is_alphabetic_or_digit(base)) {
      cluster.kind = ClusterClass::alphabetic;
    } else if (is_east_asian_wide(base) || has_emoji_presentation(base)) {
      cluster.kind = ClusterClass::han;
    }
  }

  // 1️⃣: an emoji, not a digit.
  bool is_keycap(uint32_t begin, uint32_t end) const {
    return end - begin > 1 && paragraph_.text[end - 1] == 0x20E3;
  }

  void take_blanks(Cluster& cluster, ClusterClass kind, MarkBlank blank, float advance) {
    cluster.kind = kind;
    cluster.glue_before = blank.before * advance;
    cluster.glue_after = blank.after * advance;
    cluster.body = advance - cluster.glue_before - cluster.glue_after;
  }

  ShapeRequest request_of(TextItem const& item) const {
    TextStyle const& style = styles_[item.style];
    return {fonts_.font(item.slice), paragraph_.text,          item.range, item.script, style.font.language,
            (item.level & 1) != 0,   style.letter_spacing == 0};
  }

  void add_shaped(TextItem const& item) {
    ShapeRequest const request = request_of(item);
    size_t const first = out_.clusters.size();
    shaper_.shape(request, raw_);
    if (request.right_to_left) {
      for (size_t end = raw_.size(); end > 0;) {
        size_t begin = end - 1;
        while (begin > 0 && raw_[begin - 1].text == raw_[begin].text) --begin;
        add_group(item, begin, end);
        end = begin;
      }
    } else {
      for (size_t begin = 0; begin < raw_.size();) {
        size_t end = begin + 1;
        while (end < raw_.size() && raw_[end].text == raw_[begin].text) ++end;
        add_group(item, begin, end);
        begin = end;
      }
    }
    for (size_t i = first; i < out_.clusters.size(); ++i) {
      uint32_t const end = i + 1 < out_.clusters.size() ? out_.clusters[i + 1].text_begin : item.range.end;
      finish_shaped(item, out_.clusters[i], end);
    }
  }

  // Glyphs [begin, end) of one HarfBuzz cluster. One that begins inside a grapheme joins the cluster before
  // it.
  void add_group(TextItem const& item, size_t begin, size_t end) {
    float const unit = units(item, item.face);
    uint32_t const text = raw_[begin].text;
    bool const joins = text > item.range.begin && !analysis_.graphemes[text];
    size_t at = out_.glyphs.size();
    if (!joins) {
      open_cluster(text);
    } else if ((item.level & 1) != 0) {
      at = out_.clusters.back().glyph_begin;  // reads later, stands further left
    }
    for (size_t i = begin; i < end; ++i) {
      RawGlyph const& raw = raw_[i];
      ShapedGlyph const glyph{raw.id, item.slice, float(raw.x_offset) * unit, float(raw.y_offset) * unit,
                              float(raw.advance) * unit};
      out_.glyphs.insert(out_.glyphs.begin() + std::ptrdiff_t(at++), glyph);
      out_.clusters.back().body += glyph.advance;
      ++out_.clusters.back().glyph_count;
    }
  }

  void finish_shaped(TextItem const& item, Cluster& cluster, uint32_t text_end) {
    char32_t const base = paragraph_.text[cluster.text_begin];
    float const size = em(item);
    bool const single = text_end - cluster.text_begin == 1 && cluster.glyph_count == 1;
    classify(cluster, base, text_end);
    if (single && is_curved_quote(base) && !is_east_asian(item.script) && cluster.body > 0.75f * size) {
      narrow(item, cluster, base);
    }
    auto const mark = full_width_mark(base);
    if (!mark || cluster.glyph_count != 1 || !is_full_width(cluster.body, size)) return;
    Language const language = styles_[item.style].font.language;
    MarkBlank blank;
    if (*mark != ClusterClass::exclamation || !has_fixed_exclamations(language)) {
      ShapeRequest request = request_of(item);
      request.range = {cluster.text_begin, text_end};
      blank = shaper_.blank_of(request, out_.glyphs[cluster.glyph_begin].id);
    }
    take_blanks(cluster, *mark, blank, cluster.body);
  }

  void narrow(TextItem const& item, Cluster& cluster, char32_t quote) {
    RawGlyph const raw = shaper_.narrow_quote(*fonts_.font(item.slice), quote);
    if (raw.id == 0) return;
    float const unit = units(item, item.face);
    ShapedGlyph& glyph = out_.glyphs[cluster.glyph_begin];
    glyph = {raw.id, item.slice, float(raw.x_offset) * unit, float(raw.y_offset) * unit,
             float(raw.advance) * unit};
    cluster.body = glyph.advance;
  }

  static bool is_east_asian(ScriptTag script) {
    return script == kScriptHani || script == script_tag('H', 'i', 'r', 'a') ||
           script == script_tag('K', 'a', 'n', 'a') || script == script_tag('B', 'o', 'p', 'o') ||
           script == script_tag('H', 'a', 'n', 'g');
  }

  void add_deferred(TextItem const& item) {
    float const unit = units(item, item.face);
    for (uint32_t begin = item.range.begin; begin < item.range.end;) {
      uint32_t const end = grapheme_end(begin, item.range.end);
      SliceId slice = itemization_.slices[begin];
      ComposedGrapheme base{paragraph_.text[begin], 1};
      if (end - begin > 1) {
        ComposedGrapheme const whole =
            compose_grapheme(std::u32string_view(paragraph_.text).substr(begin, end - begin));
        FontChoice const choice = fonts_.choose(whole.code_point, styles_[item.style].font);
        if (whole.length > 1 && choice.face == item.face && fonts_.slice(choice.slice).uniform_advance > 0) {
          base = whole;
          slice = choice.slice;
        }
      }
      uint32_t const first_mark = begin + base.length;
      uint32_t const selector = first_mark < end ? selector_of(paragraph_.text[first_mark]) : 0;
      float const advance = float(fonts_.slice(slice).uniform_advance) * unit;
      Cluster& cluster = open_cluster(begin);
      classify(cluster, base.code_point, end);
      cluster.body = advance;
      cluster.glyph_count = 1;
      // HarfBuzz mirrors what it shapes; this is not shaped.
      bool const leftwards = (item.level & 1) != 0;
      char32_t const shown = leftwards ? mirrored(base.code_point) : base.code_point;
      out_.glyphs.push_back({deferred_glyph(shown, selector), slice, 0, 0, advance});
      auto const mark = full_width_mark(base.code_point);
      if (mark && is_full_width(advance, em(item))) {
        MarkBlank blank = conventional_blank(base.code_point, *mark, styles_[item.style].font.language);
        if (leftwards && shown == base.code_point) std::swap(blank.before, blank.after);
        take_blanks(cluster, *mark, blank, advance);
      }
      for (uint32_t i = first_mark; i < end; ++i) add_mark_on_deferred(item, cluster, i, advance);
      begin = end;
    }
  }

  // A combining mark on an ideograph whose outlines are not here yet: its ink is centred over the body.
  void add_mark_on_deferred(TextItem const& item, Cluster& cluster, uint32_t position, float advance) {
    char32_t const mark = paragraph_.text[position];
    if (is_default_ignorable(mark)) return;
    FontChoice const choice = fonts_.choose(mark, styles_[item.style].font);
    if (choice.slice == kNoSlice) return;
    FontFace const* font = fonts_.font(choice.slice);
    if (fonts_.slice(choice.slice).uniform_advance > 0 || !font) {
      out_.glyphs.push_back({deferred_glyph(mark), choice.slice, -advance, 0, 0});
      ++cluster.glyph_count;
      return;
    }
    float const unit = units(item, choice.face);
    ShapeRequest const request{
        font, paragraph_.text, {position, position + 1}, kScriptZinh, Language::zh_hans, false, true};
    shaper_.shape(request, raw_);
    for (RawGlyph const& raw : raw_) {
      InkBounds const ink = font->ink(raw.id);
      float const centre = float(ink.x_min + ink.x_max) / 2 * unit;
      out_.glyphs.push_back({raw.id, choice.slice, -advance / 2 - centre, float(raw.y_offset) * unit, 0});
      ++cluster.glyph_count;
    }
  }

  void add_missing(TextItem const& item) {
    for (uint32_t begin = item.range.begin; begin < item.range.end;) {
      auto const [end, drawn] = uncovered_.unit_at(item, begin);
      char32_t const base = paragraph_.text[begin];
      Cluster& cluster = open_cluster(begin);
      classify(cluster, base, end);
      bool wide = is_east_asian_wide(base) || has_emoji_presentation(base);
      for (uint32_t i = begin + 1; i < end; ++i) wide |= paragraph_.text[i] == 0xFE0F;
      auto const mark = full_width_mark(base);
      wide |= mark.has_value() && is_east_asian(item.script);
      cluster.glyph_count = 1;
      cluster.body = (wide ? 1.0f : 0.5f) * em(item);
      ShapedGlyph glyph{deferred_glyph(base), item.slice, 0, 0, cluster.body};
      if (drawn != SystemTexts::kNone) {
        cluster.body = fonts_.system_texts().measure(drawn).advance * em(item);
        glyph = {drawn, kSystemSlice, 0, 0, cluster.body};
      }
      out_.glyphs.push_back(glyph);
      if (wide && cluster.kind == ClusterClass::other) cluster.kind = ClusterClass::han;
      if (wide && mark && is_full_width(cluster.body, em(item))) {
        take_blanks(cluster, *mark, conventional_blank(base, *mark, styles_[item.style].font.language),
                    cluster.body);
      }
      begin = end;
    }
  }

  void add_bare(TextItem const& item) {
    for (uint32_t begin = item.range.begin; begin < item.range.end;) {
      char32_t const base = paragraph_.text[begin];
      Cluster& cluster = open_cluster(begin);
      cluster.kind = base == U'\n'    ? ClusterClass::forced_break
                     : base == U'\t'  ? ClusterClass::tab
                     : base == 0xFFFC ? ClusterClass::object
                                      : ClusterClass::zero_width;
      if (base == U'\t') cluster.body = kTabSpaces * space_width(item);
      begin = grapheme_end(begin, item.range.end);
    }
  }

  float space_width(TextItem const& item) const {
    FontChoice const choice = fonts_.choose(U' ', styles_[item.style].font);
    FontFace const* font = choice.slice == kNoSlice ? nullptr : fonts_.font(choice.slice);
    uint32_t const glyph = font ? font->glyph_for(U' ', 0, styles_[item.style].font.language) : 0;
    float const width = glyph ? float(font->advance(glyph)) * units(item, choice.face) : 0.25f * em(item);
    return width + styles_[item.style].letter_spacing + styles_[item.style].word_spacing;
  }

  Paragraph const& paragraph_;
  std::span<TextStyle const> styles_;
  FontSet const& fonts_;
  TextAnalysis const& analysis_;
  Itemization const& itemization_;
  RunShaper& shaper_;
  std::vector<RawGlyph>& raw_;
  ShapedParagraph& out_;
  UncoveredText uncovered_;
};

}  // namespace

void build_clusters(Paragraph const& paragraph, std::span<TextStyle const> styles, FontSet const& fonts,
                    TextAnalysis const& analysis, Itemization const& itemization, RunShaper& shaper,
                    std::vector<RawGlyph>& raw, ShapedParagraph& out) {
  ClusterBuilder(paragraph, styles, fonts, analysis, itemization, shaper, raw, out).run();
}

}  // namespace banxin
