// Exact subsets of the sample articles: with them every glyph stands where it stands with the catalogue's slices, has the same
// outline, and nothing else is asked for.
#include <gtest/gtest.h>
#include <unistd.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>

#include "cli/face_texts.h"
#include "cli/read_fonts.h"
#include "slicer/configuration.h"
#include "slicer/exact.h"
#include "slicer/files.h"
#include "slicer/source_face.h"
#include "viewer_fixture.h"

namespace banxin::test {
namespace {

namespace fs = std::filesystem;

using Bytes = std::vector<uint8_t>;

std::vector<fs::path> sample_articles() {
  std::vector<fs::path> out;
  fs::path const root = BANXIN_SOURCE_DIR;
  char const* const shared = std::getenv("BANXIN_SHARED");
  for (fs::path const& folder : {root / "web/articles", (shared ? fs::path(shared) : root.parent_path() / "shared") / "seeds"}) {
    std::error_code none;
    for (auto const& entry : fs::directory_iterator(folder, none))
      if (entry.path().extension() == ".md" || entry.path().extension() == ".txt") out.push_back(entry.path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::string text_of(fs::path const& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

LayoutSettings settings_of(Viewer const& viewer, float width, Typesetting typesetting = Typesetting::full) {
  LayoutSettings settings = settings_of_width(width);
  settings.language = parse_language(viewer.article().head.language);
  settings.typesetting = typesetting;
  return settings;
}

/// With what a host does: the gzip member unpacked, the coded outlines behind it.
Bytes unpacked(Bytes const& file) {
  auto const number = [&](size_t at) { return uint32_t(file[at] | file[at + 1] << 8 | file[at + 2] << 16 | file[at + 3] << 24); };
  uint32_t const packed = number(4);
  auto const head = cli::gunzip({file.begin() + 8, file.begin() + 8 + packed}, 1u << 26);
  EXPECT_TRUE(head.ok());
  Bytes out(file.begin(), file.begin() + 4);
  for (int shift = 0; shift < 32; shift += 8) out.push_back(uint8_t(head.value().size() >> shift));
  out.insert(out.end(), head.value().begin(), head.value().end());
  out.insert(out.end(), file.begin() + 8 + packed, file.end());
  return out;
}

/// TrueType outlines may begin a contour at any of its points.
std::vector<std::pair<int16_t, int16_t>> sorted_points(GlyphOutline const& outline) {
  std::vector<std::pair<int16_t, int16_t>> out;
  for (GlyphOutline::Point const& point : outline.points) out.push_back({point.x, point.y});
  std::sort(out.begin(), out.end());
  return out;
}

class ExactSubsets : public ::testing::Test {
 protected:
  void SetUp() override {
    engine = engine_without_slices();
    if (!engine) GTEST_SKIP() << "no fonts: run fonts/build.sh";
    if (configuration.faces.empty()) {
      auto parsed = slicer::parse_configuration(text_of(BANXIN_SOURCE_DIR "/fonts/faces.json"));
      ASSERT_TRUE(parsed.ok());
      configuration = std::move(parsed).value();
    }
    for (slicer::FaceSource const& face : configuration.faces) {
      if (!font_file(face)) GTEST_SKIP() << face.file << " is not installed";
    }
    folder = fs::path(::testing::TempDir()) / ("banxin_exact_" + std::to_string(getpid()));
    fs::create_directories(folder);
  }
  void TearDown() override {
    if (!folder.empty()) fs::remove_all(folder);
  }

  Bytes const* font_file(slicer::FaceSource const& face) {
    Bytes& kept = font_files[face.file];
    for (size_t i = 0; kept.empty() && i < configuration.font_folders.size(); ++i) {
      if (auto bytes = slicer::read_file(configuration.font_folders[i] / face.file)) kept = std::move(bytes).value();
      if (!kept.empty() && face.units_per_em) slicer::set_units_per_em(kept, face.units_per_em);
    }
    return kept.empty() ? nullptr : &kept;
  }

  slicer::ExactCutter const& cutter(std::string const& face) {
    std::optional<slicer::ExactCutter>& kept = cutters[face];
    if (kept) return *kept;
    auto const source = std::find_if(configuration.faces.begin(), configuration.faces.end(),
                                     [&](slicer::FaceSource const& f) { return f.name == face; });
    return kept.emplace(std::move(slicer::ExactCutter::open(*source, *font_file(*source), configuration)).value());
  }

  void lay_out(Viewer& viewer, LayoutSettings const& settings) {
    std::vector<SliceId> needed;
    do {
      viewer.layout(settings);
      viewer.slices_to_lay_out(needed);
      for (SliceId slice : needed) load_slice(*engine, slice);
    } while (!needed.empty());
  }

  std::vector<Bytes> subsets_of(Viewer const& viewer) {
    std::map<FaceId, slicer::ExactOrder> orders;
    for (cli::FaceText const& text : cli::face_texts(viewer.fragments(), engine->fonts)) {
      slicer::ExactOrder& order = orders[text.face];
      order.name = "test";
      order.face = engine->fonts.catalog().faces[text.face].name;
      order.texts.push_back({text.language, {text.characters.begin(), text.characters.end()}});
    }
    std::vector<Bytes> out;
    for (auto const& [face, order] : orders) {
      auto const made = cutter(order.face).write(order, folder, false);
      EXPECT_TRUE(made.ok()) << order.face;
      if (made) out.push_back(unpacked(slicer::read_file(folder / made.value().file).value()));
    }
    return out;
  }

  /// What is drawn of a glyph, in font units.
  GlyphOutline outline(GlyphFragment const& glyph, Language language) const {
    GlyphOutline out;
    auto const [slice, id] = engine->fonts.drawn(glyph.slice, glyph.id);
    if (FontFace const* font = engine->fonts.font(slice)) font->outline(engine->fonts.resolve(slice, id, language), out);
    return out;
  }

  void expect_same(Viewer const& common, Viewer const& exact, SliceId first_exact) {
    FragmentTree const& a = common.fragments();
    FragmentTree const& b = exact.fragments();
    EXPECT_EQ(a.height, b.height);
    ASSERT_EQ(a.lines.size(), b.lines.size());
    for (size_t i = 0; i < a.lines.size(); ++i) {
      ASSERT_EQ(a.lines[i].text.begin, b.lines[i].text.begin) << i;
      ASSERT_EQ(a.lines[i].baseline, b.lines[i].baseline) << i;
    }
    ASSERT_EQ(a.glyphs.size(), b.glyphs.size());
    for (size_t l = 0; l < a.lines.size(); ++l) {
      std::vector<Language> languages;
      for (FragmentTree const* tree : {&a, &b}) {
        LineFragment const& line = tree->lines[l];
        for (uint32_t r = line.run_begin; r < line.run_end; ++r) {
          RunFragment const& run = tree->runs[r];
          for (uint32_t g = run.glyph_begin; g < run.glyph_end; ++g) languages.push_back(tree->styles[run.style].font.language);
        }
      }
      size_t const count = languages.size() / 2;
      uint32_t const at = a.lines[l].run_begin < a.lines[l].run_end ? a.runs[a.lines[l].run_begin].glyph_begin : 0;
      for (size_t g = 0; g < count; ++g) {
        GlyphFragment const& one = a.glyphs[at + g];
        GlyphFragment const& other = b.glyphs[at + g];
        std::string const where = "U+" + std::to_string(a.text[one.text_begin]) + " of line " + std::to_string(l);
        EXPECT_EQ(languages[g], languages[count + g]) << where;
        ASSERT_EQ(one.x, other.x) << where;
        ASSERT_EQ(one.y, other.y) << where;
        ASSERT_EQ(one.advance, other.advance) << where;
        ASSERT_EQ(one.lead, other.lead) << where;
        ASSERT_EQ(one.text_begin, other.text_begin) << where;
        ASSERT_EQ(engine->fonts.face_of(one.slice), engine->fonts.face_of(other.slice)) << where;
        if (one.slice == kNoSlice) continue;
        EXPECT_GE(other.slice, first_exact) << where;
        GlyphOutline const seen = outline(one, languages[g]), seen_exact = outline(other, languages[g]);
        if (std::find(seen.kinds.begin(), seen.kinds.end(), PointKind::conic) != seen.kinds.end()) {
          ASSERT_EQ(sorted_points(seen), sorted_points(seen_exact)) << where;
          continue;
        }
        ASSERT_EQ(seen.points.size(), seen_exact.points.size()) << where;
        ASSERT_EQ(seen.points, seen_exact.points) << where;
      }
    }
  }

  std::unique_ptr<Engine> engine;
  fs::path folder;
  // Opening a collection takes longer than cutting it: once for all tests.
  inline static slicer::Configuration configuration;
  inline static std::map<std::string, Bytes> font_files;
  inline static std::map<std::string, std::optional<slicer::ExactCutter>> cutters;
};

TEST_F(ExactSubsets, MoveNothingAndAreEnough) {
  for (fs::path const& path : sample_articles()) {
    SCOPED_TRACE(path.filename().string());
    std::string const text = text_of(path);
    auto common = open_text(*engine, text, false);
    ASSERT_TRUE(common.ok());
    lay_out(*common.value(), settings_of(*common.value(), 420));
    std::vector<Bytes> const subsets = subsets_of(*common.value());
    SliceId const first_exact = engine->fonts.slice_count();

    auto exact = open_text(*engine, text, false);
    ASSERT_TRUE(exact.ok());
    for (Bytes const& subset : subsets) ASSERT_TRUE(exact.value()->add_exact(subset).ok());
    for (float width : {420.f, 900.f}) {
      for (Typesetting typesetting : {Typesetting::full, Typesetting::simple}) {
        LayoutSettings const settings = settings_of(*common.value(), width, typesetting);
        lay_out(*common.value(), settings);
        load_all_wanted(*engine, *common.value());
        exact.value()->layout(settings);
        std::vector<SliceId> lacked;
        exact.value()->slices_to_lay_out(lacked);
        EXPECT_TRUE(lacked.empty());
        exact.value()->wanted_slices(0, exact.value()->fragments().height, lacked);
        EXPECT_TRUE(lacked.empty());
        expect_same(*common.value(), *exact.value(), first_exact);
      }
    }
  }
}

TEST_F(ExactSubsets, ServeTheirArticleOnlyAndGoWithIt) {
  std::string const text = "<p>一只 Typeface，两行。";
  auto common = open_text(*engine, text);
  lay_out(*common.value(), settings_of(*common.value(), 420));
  auto exact = open_text(*engine, text);
  std::vector<Bytes> const subsets = subsets_of(*common.value());
  ASSERT_EQ(subsets.size(), 1u);
  SliceId const first_exact = engine->fonts.slice_count();
  ASSERT_TRUE(exact.value()->add_exact(subsets[0]).ok());
  SliceId const end = engine->fonts.slice_count();
  EXPECT_EQ(end, first_exact + 3) << "marks, Latin, Han";
  exact.value()->layout(settings_of(*exact.value(), 420));
  for (GlyphFragment const& glyph : exact.value()->fragments().glyphs) EXPECT_GE(glyph.slice, first_exact);

  lay_out(*common.value(), settings_of(*common.value(), 300));
  for (GlyphFragment const& glyph : common.value()->fragments().glyphs) EXPECT_LT(glyph.slice, first_exact);

  EXPECT_EQ(engine->fonts.state(first_exact), SliceState::loaded);
  exact.value().reset();
  for (SliceId slice = first_exact; slice < end; ++slice) {
    EXPECT_EQ(engine->fonts.state(slice), SliceState::failed);
    EXPECT_EQ(engine->fonts.font(slice), nullptr);
  }
  auto later = open_text(*engine, text);
  ASSERT_TRUE(later.value()->add_exact(subsets[0]).ok());
  EXPECT_EQ(engine->fonts.slice_count(), end + 3) << "a number is not given twice";
}

TEST_F(ExactSubsets, RefuseDamageWhole) {
  auto common = open_text(*engine, "<p>一只 Typeface，两行。");
  lay_out(*common.value(), settings_of(*common.value(), 420));
  Bytes const good = subsets_of(*common.value()).at(0);
  auto viewer = open_text(*engine, "<p>一只");
  SliceId const before = engine->fonts.slice_count();
  for (size_t size : {size_t(0), size_t(3), size_t(20), good.size() / 2, good.size() - 1}) {
    EXPECT_EQ(viewer.value()->add_exact({good.data(), size}).error().code, ErrorCode::font_missing) << size;
  }
  Bytes altered = good;
  altered[altered.size() - 9] ^= 1;
  EXPECT_FALSE(viewer.value()->add_exact(altered).ok()) << "outlines have a check";
  altered = good;
  altered[12] ^= 1;
  EXPECT_FALSE(viewer.value()->add_exact(altered).ok()) << "a face of no catalogue";
  EXPECT_EQ(engine->fonts.slice_count(), before);
  EXPECT_TRUE(viewer.value()->add_exact(good).ok());
}

}  // namespace
}  // namespace banxin::test
