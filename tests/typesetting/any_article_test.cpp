// The targets of a page hold for articles that nobody has looked at, at any measure and size.
#include <gtest/gtest.h>

#include <cmath>

#include "typesetting/written_article_fixture.h"
#include "viewer/page_targets_fixture.h"
#include "viewer/viewer_fixture.h"

namespace banxin::test {
namespace {

constexpr uint32_t kArticles = 150;
constexpr size_t kBlocks = 12;

LayoutSettings any_setting(ArticleMaker& maker) {
  LayoutSettings settings;
  settings.theme.font_size = float(14 + maker.below(19));
  settings.theme.measure = 100;
  settings.theme.align = maker.below(4) == 0 ? TextAlign::start : TextAlign::justify;
  float const measure = 12 + float(maker.below(3300)) / 100;
  settings.width = std::round(measure * settings.theme.font_size) + 48;
  return settings;
}

std::string describe(LayoutSettings const& settings) {
  return std::to_string((settings.width - 48) / settings.theme.font_size) + " em of " +
         std::to_string(settings.theme.font_size) + " px";
}

TEST(AnyArticle, MeetsThePageTargets) {
  auto const engine = engine_with_fonts();
  if (!engine) GTEST_SKIP() << "no fonts: run fonts/build.sh";
  size_t justified = 0;
  for (uint32_t seed = 0; seed < kArticles; ++seed) {
    ArticleMaker maker(seed, seed % 3 == 0);
    std::string const html = maker.make(kBlocks);
    auto viewer = open_text(*engine, html);
    ASSERT_TRUE(viewer) << html;
    for (int way = 0; way < 6; ++way) {
      LayoutSettings const settings = any_setting(maker);
      viewer.value()->layout(settings);
      if (way == 0) {
        load_all_wanted(*engine, *viewer.value());
        viewer.value()->layout(settings);
      }
      PageFaults const faults = count_page_faults(*engine, *viewer.value());
      justified += faults.justified;
      EXPECT_EQ(faults.count(), 0u) << "seed " << seed << ", " << describe(settings) << "\n"
                                    << faults.describe();
    }
  }
  EXPECT_GT(justified, 3000u) << "the articles must try it";
}

}  // namespace
}  // namespace banxin::test
