// Slices that no open article shows go, the longest unused first; when they come again all looks as before.
#include <gtest/gtest.h>

#include <algorithm>

#include "viewer_fixture.h"

namespace banxin::test {
namespace {

constexpr float kWidth = 360;
constexpr char kFirst[] = "<p>山高水长，Wind and 风。</p>";
constexpr char kSecond[] = "<p>春眠不觉晓，<b>处处闻啼鸟</b>。</p>";

std::unique_ptr<Viewer> open_whole(Engine& engine, std::string_view text) {
  auto viewer = std::move(open_text(engine, text)).value();
  std::vector<SliceId> lacking;
  do {
    viewer->layout(settings_of_width(kWidth));
    viewer->slices_to_lay_out(lacking);
    for (SliceId slice : lacking) load_slice(engine, slice);
  } while (!lacking.empty());
  load_all_wanted(engine, *viewer);
  return viewer;
}

std::vector<uint8_t> drawn(Viewer& viewer) {
  Pixmap pixels;
  TileReport report;
  TileRequest request;
  request.area = {0, 0, int32_t(kWidth), 200};
  viewer.render(request, pixels, report);
  EXPECT_TRUE(report.missing.empty());
  auto const* const bytes = reinterpret_cast<uint8_t const*>(pixels.pixels.data());
  return {bytes, bytes + pixels.pixels.size() * sizeof pixels.pixels[0]};
}

/// As a host does it.
std::vector<SliceId> close(Engine& engine, std::unique_ptr<Viewer> viewer, std::vector<Viewer const*> const& open, size_t most) {
  std::vector<bool> used;
  viewer->slices_in_use(used);
  engine.fonts.touch(used);
  viewer.reset();
  used.assign(used.size(), false);
  for (Viewer const* other : open) other->slices_in_use(used);
  std::vector<SliceId> gone;
  engine.fonts.let_go(used, most, gone);
  return gone;
}

class LettingGo : public testing::Test {
 protected:
  void SetUp() override {
    engine_ = engine_without_slices();
    if (!engine_) GTEST_SKIP() << "no fonts are built";
  }
  std::unique_ptr<Engine> engine_;
};

TEST_F(LettingGo, WhatComesAgainLooksAsBefore) {
  auto viewer = open_whole(*engine_, kFirst);
  std::vector<uint8_t> const before = drawn(*viewer);
  std::vector<SliceId> const gone = close(*engine_, std::move(viewer), {}, 0);
  ASSERT_GT(gone.size(), 5u);
  for (SliceId slice : gone) {
    EXPECT_EQ(engine_->fonts.state(slice), SliceState::absent);
    EXPECT_EQ(engine_->fonts.font(slice), nullptr);
  }
  engine_->glyphs.clear();
  viewer = open_whole(*engine_, kFirst);
  for (SliceId slice : gone) EXPECT_EQ(engine_->fonts.state(slice), SliceState::loaded);
  EXPECT_EQ(drawn(*viewer), before);
}

TEST_F(LettingGo, WhatAnotherArticleShowsStays) {
  auto first = open_whole(*engine_, kFirst);
  auto second = open_whole(*engine_, kSecond);
  std::vector<uint8_t> const before = drawn(*second);
  std::vector<bool> used;
  second->slices_in_use(used);
  std::vector<SliceId> const gone = close(*engine_, std::move(first), {second.get()}, 0);
  ASSERT_FALSE(gone.empty());
  for (SliceId slice : gone) EXPECT_FALSE(used[slice]);
  engine_->glyphs.clear();
  EXPECT_EQ(drawn(*second), before);
  second->layout(settings_of_width(kWidth));
  EXPECT_EQ(drawn(*second), before);
}

TEST_F(LettingGo, LittleStaysAndTheLatestLongest) {
  auto first = open_whole(*engine_, kFirst);
  std::vector<bool> of_first, of_second;
  first->slices_in_use(of_first);
  EXPECT_TRUE(close(*engine_, std::move(first), {}, 1 << 20).empty()) << "they are few";
  auto second = open_whole(*engine_, kSecond);
  second->slices_in_use(of_second);
  size_t const hanging = engine_->fonts.font(engine_->fonts.choose(U'鸟', {FontFamily::song, 700, Language::zh_hans}).slice)->bytes();
  std::vector<SliceId> gone = close(*engine_, std::move(second), {}, 100 * hanging);
  ASSERT_FALSE(gone.empty());
  for (SliceId slice : gone) EXPECT_TRUE(of_first[slice]);
  gone = close(*engine_, open_whole(*engine_, kSecond), {}, 0);
  EXPECT_TRUE(std::any_of(gone.begin(), gone.end(), [&](SliceId slice) { return of_second[slice]; }));
}

TEST_F(LettingGo, AModelStays) {
  auto viewer = open_whole(*engine_, kFirst);
  SliceId const model = engine_->fonts.model_slice(0);
  ASSERT_EQ(engine_->fonts.state(model), SliceState::loaded);
  close(*engine_, std::move(viewer), {}, 0);
  EXPECT_EQ(engine_->fonts.state(model), SliceState::loaded);
}

}  // namespace
}  // namespace banxin::test
