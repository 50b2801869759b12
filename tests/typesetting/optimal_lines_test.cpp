// The lines chosen for a paragraph are the best there are: every way to break a short text is tried
// (typesetting rule 21).
#include <algorithm>
#include <limits>
#include <random>

#include "base/utf8.h"
#include "text/typeset_fixture.h"

namespace banxin::testing {
namespace {

constexpr size_t kMostBreaks = 12;  // 4096 ways

/// A text of few enough places to break at, in which each kind of glue is likely.
std::u32string short_text(std::mt19937& random) {
  static std::u32string const kPieces[] = {U"山",     U"海",   U"潮",   U"灯",     U"船",     U"桥",   U"，",
                                           U"。",     U"、",   U"“灯”", U"（海）", U"《潮》", U"”，",  U"——",
                                           U"……",     U"·",    U"A",    U"GDP",    U"word",   U" an ", U"12",
                                           U"2024年", U"3 kg", U"50%",  U"？！"};
  std::u32string text;
  for (size_t n = 7 + random() % 9; n > 0; --n) text += kPieces[random() % std::size(kPieces)];
  return text;
}

std::vector<uint32_t> places_of(ShapedParagraph const& shaped) {
  std::vector<uint32_t> places;
  for (uint32_t i = 1; i + 1 < shaped.clusters.size(); ++i)
    if (shaped.clusters[i].break_before.kind == BreakKind::allowed) places.push_back(i);
  return places;
}

std::vector<LineBreak> lines_at(std::vector<uint32_t> const& places, uint32_t way, uint32_t end) {
  std::vector<LineBreak> lines;
  for (size_t i = 0; i <= places.size(); ++i) {
    bool const last = i == places.size();
    if (!last && !(way >> i & 1)) continue;
    LineBreak line;
    line.cluster_end = last ? end : places[i];
    line.next = {line.cluster_end, 0, false};
    line.last = last;
    lines.push_back(line);
  }
  return lines;
}

std::string shown(Typeset const& t, std::vector<LineBreak> const& lines) {
  std::string text;
  uint32_t from = 0;
  for (LineBreak const& line : lines) {
    uint32_t const to = t.shaped.clusters[line.cluster_end].text_begin;
    text +=
        (text.empty() ? "" : " / ") + to_utf8(std::u32string_view(t.paragraph.text).substr(from, to - from));
    from = to;
  }
  return text;
}

class OptimalLines : public TextTest {
 protected:
  /// Tries all ways in these measures, in ems; false where the text has too many, or none that fits.
  static bool try_all(Typeset const& t, std::vector<float> const& measures, std::string const& what) {
    std::vector<uint32_t> const places = places_of(t.shaped);
    if (places.size() > kMostBreaks) return false;
    std::vector<LineSpace> spaces;
    for (float const measure : measures) spaces.push_back({0, measure * kEm, 0});
    LineOptions const options = options_of(t.setting);
    ChooseScratch scratch;
    LineChooser chooser(t.paragraph, t.shaped, t.styles, options, scratch);
    double least = std::numeric_limits<double>::infinity();
    std::vector<LineBreak> best;
    for (uint32_t way = 0; way < 1u << places.size(); ++way) {
      std::vector<LineBreak> const lines = lines_at(places, way, uint32_t(t.shaped.clusters.size() - 1));
      double const demerits = chooser.demerits({}, spaces, lines);
      if (demerits >= least) continue;
      least = demerits;
      best = lines;
    }
    if (least >= double(kOverfullLineCost)) return false;
    std::vector<LineBreak> chosen;
    chooser.choose({}, spaces, chosen);
    EXPECT_LE(chooser.demerits({}, spaces, chosen), least * (1 + 1e-5) + 1e-2)
        << what << ": " << shown(t, chosen) << "\n better: " << shown(t, best);
    return true;
  }
};

TEST_F(OptimalLines, AreFoundInOneMeasure) {
  int tried = 0;
  for (uint32_t seed = 0; seed < 600; ++seed) {
    std::mt19937 random(seed);
    Setting setting;
    setting.align = LineAlign::justify;
    setting.options.hanging = seed % 5 == 0 ? HangingPunctuation::allow_end : HangingPunctuation::none;
    setting.style.line_break = seed % 4 == 0 ? LineBreakStrictness::normal : LineBreakStrictness::strict;
    setting.measure = 3.5f + float(random() % 600) / 100;
    Typeset const t = typeset(to_utf8(short_text(random)), setting);
    tried += try_all(t, {setting.measure},
                     "seed " + std::to_string(seed) + ", measure " + std::to_string(setting.measure));
  }
  EXPECT_GT(tried, 200) << "the texts must try it";
}

}  // namespace
}  // namespace banxin::testing
