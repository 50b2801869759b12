// Slices arrive in any order: from the first layout whose lines are final on, nothing moves, and only tiles that lacked a
// slice look different after it has come.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

#include "viewer_fixture.h"

namespace banxin::test {
namespace {

namespace fs = std::filesystem;

constexpr float kWidth = 420;
constexpr int32_t kTileHeight = 512;

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

/// All that a reader would see move.
std::vector<float> places_of(FragmentTree const& tree) {
  std::vector<float> out{tree.height};
  for (BoxFragment const& box : tree.boxes)
    out.insert(out.end(), {box.border_box.x, box.border_box.y, box.border_box.width, box.border_box.height});
  for (LineFragment const& line : tree.lines)
    out.insert(out.end(), {float(line.text.begin), float(line.text.end), line.rect.x, line.rect.y, line.rect.width,
                           line.baseline});
  for (GlyphFragment const& glyph : tree.glyphs)
    out.insert(out.end(), {float(glyph.text_begin), glyph.x, glyph.y, glyph.advance, glyph.lead});
  return out;
}

struct DrawnTile {
  std::vector<uint8_t> pixels;
  std::vector<SliceId> missing;
};

std::vector<DrawnTile> draw(Viewer& viewer) {
  std::vector<DrawnTile> out;
  Pixmap pixels;
  TileReport report;
  TileRequest request;
  for (int32_t y = 0; float(y) < viewer.fragments().height; y += kTileHeight) {
    request.area = {0, y, int32_t(kWidth), kTileHeight};
    viewer.render(request, pixels, report);
    auto const* const bytes = reinterpret_cast<uint8_t const*>(pixels.pixels.data());
    out.push_back({{bytes, bytes + pixels.pixels.size() * sizeof pixels.pixels[0]}, report.missing});
  }
  return out;
}

/// Lays out as a host does: until the lines are final.
void lay_out(Engine& engine, Viewer& viewer) {
  std::vector<SliceId> lacking;
  for (int turn = 0; turn < 8; ++turn) {
    viewer.layout(settings_of_width(kWidth));
    viewer.slices_to_lay_out(lacking);
    if (lacking.empty()) return;
    for (SliceId slice : lacking) load_slice(engine, slice);
  }
  ADD_FAILURE() << "lines are provisional after eight layouts";
}

/// `order` is told what is wanted and puts it into the order of arrival.
template <class Order>
void expect_nothing_moves(fs::path const& path, Order order) {
  auto const engine = engine_without_slices();
  auto opened = open_text(*engine, text_of(path), false);
  ASSERT_TRUE(opened.ok());
  Viewer& viewer = *opened.value();
  lay_out(*engine, viewer);
  std::vector<float> const places = places_of(viewer.fragments());
  uint32_t const revision = viewer.revision();
  std::vector<SliceId> wanted;
  viewer.wanted_slices(0, viewer.fragments().height, wanted);
  EXPECT_FALSE(wanted.empty());
  order(wanted);
  std::vector<DrawnTile> tiles = draw(viewer);
  size_t const looked_at = std::max<size_t>(1, wanted.size() / 6);
  std::vector<SliceId> arrived;
  for (size_t i = 0; i < wanted.size(); ++i) {
    load_slice(*engine, wanted[i]);
    arrived.push_back(wanted[i]);
    if (i % looked_at != 0 && i + 1 != wanted.size()) continue;
    std::vector<DrawnTile> now = draw(viewer);
    ASSERT_EQ(now.size(), tiles.size());
    for (size_t t = 0; t < now.size(); ++t) {
      bool const lacked = std::any_of(arrived.begin(), arrived.end(), [&](SliceId slice) {
        return std::binary_search(tiles[t].missing.begin(), tiles[t].missing.end(), slice);
      });
      EXPECT_TRUE(lacked || now[t].pixels == tiles[t].pixels) << "tile " << t << " changed";
    }
    tiles = std::move(now);
    arrived.clear();
  }
  for (DrawnTile const& tile : tiles) EXPECT_TRUE(tile.missing.empty());
  EXPECT_EQ(viewer.revision(), revision) << "an arrival laid out anew";
  viewer.layout(settings_of_width(kWidth));
  EXPECT_TRUE(places_of(viewer.fragments()) == places) << "something moved";
}

class ArrivalTest : public ::testing::TestWithParam<fs::path> {
 protected:
  void SetUp() override {
    if (!engine_without_slices()) GTEST_SKIP() << "no fonts: build the target `fonts` first";
  }
};

TEST_P(ArrivalTest, AsWanted) { expect_nothing_moves(GetParam(), [](std::vector<SliceId>&) {}); }

TEST_P(ArrivalTest, Backwards) {
  expect_nothing_moves(GetParam(), [](std::vector<SliceId>& wanted) { std::reverse(wanted.begin(), wanted.end()); });
}

TEST_P(ArrivalTest, InAnyOrder) {
  for (uint32_t seed : {1u, 2u, 3u, 4u}) {
    SCOPED_TRACE(seed);
    expect_nothing_moves(GetParam(), [&](std::vector<SliceId>& wanted) {
      std::shuffle(wanted.begin(), wanted.end(), std::mt19937(seed));
    });
  }
}

TEST_P(ArrivalTest, SomeNeverCome) {
  auto const engine = engine_without_slices();
  auto opened = open_text(*engine, text_of(GetParam()), false);
  ASSERT_TRUE(opened.ok());
  Viewer& viewer = *opened.value();
  lay_out(*engine, viewer);
  std::vector<float> const places = places_of(viewer.fragments());
  std::vector<SliceId> wanted;
  viewer.wanted_slices(0, viewer.fragments().height, wanted);
  for (size_t i = 0; i < wanted.size(); ++i) {
    if (i % 3 == 0)
      engine->fonts.mark_failed(wanted[i]);
    else
      load_slice(*engine, wanted[i]);
  }
  for (DrawnTile const& tile : draw(viewer)) EXPECT_TRUE(tile.missing.empty());
  viewer.layout(settings_of_width(kWidth));
  EXPECT_TRUE(places_of(viewer.fragments()) == places) << "something moved";
}

INSTANTIATE_TEST_SUITE_P(EveryArticle, ArrivalTest, ::testing::ValuesIn(sample_articles()), [](auto const& test) {
  std::string name = test.param.stem().string();
  std::replace_if(name.begin(), name.end(), [](unsigned char c) { return !std::isalnum(c); }, '_');
  return name;
});

}  // namespace
}  // namespace banxin::test
