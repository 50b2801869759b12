// Every target of zero is zero on every article, at measures of 12 to 45 em and sizes of 14 to 32 px.
#include "viewer/page_targets_fixture.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "viewer/viewer_fixture.h"

namespace banxin::test {
namespace {

std::filesystem::path const kRoot = std::filesystem::path(__FILE__).parent_path().parent_path().parent_path();

std::vector<std::filesystem::path> files_in(std::filesystem::path const& folder, std::string const& ending) {
  std::vector<std::filesystem::path> files;
  std::error_code error;
  for (auto const& entry : std::filesystem::directory_iterator(folder, error))
    if (entry.path().extension() == ending) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

std::string bytes_of(std::filesystem::path const& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

LayoutSettings setting_of(float measure, float size, TextAlign align = TextAlign::justify) {
  LayoutSettings settings;
  settings.theme.font_size = size;
  settings.theme.measure = 100;
  settings.theme.align = align;
  settings.width = measure * size + 48;
  return settings;
}

/// Lays an article out in all these ways; how many lines were looked at.
size_t expect_no_faults(Engine& engine, std::filesystem::path const& path) {
  auto viewer = open_text(engine, bytes_of(path), false);
  EXPECT_TRUE(viewer) << path;
  if (!viewer) return 0;
  viewer.value()->layout(setting_of(40, 18));
  load_all_wanted(engine, *viewer.value());
  std::vector<LayoutSettings> ways;
  for (float measure : {12.f, 13.f, 14.5f, 16.f, 18.f, 20.f, 24.f, 28.f, 32.f, 36.f, 38.f, 40.f, 42.7f, 45.f})
    ways.push_back(setting_of(measure, 18));
  for (float size : {14.f, 15.f, 16.f, 17.f, 20.f, 22.f, 24.f, 28.f, 32.f}) {
    ways.push_back(setting_of(21, size));
    ways.push_back(setting_of(38, size));
  }
  ways.push_back(setting_of(24, 18, TextAlign::start));
  size_t lines = 0;
  for (LayoutSettings const& settings : ways) {
    viewer.value()->layout(settings);
    PageFaults const faults = count_page_faults(engine, *viewer.value());
    lines += faults.lines;
    EXPECT_EQ(faults.count(), 0u) << path.filename() << " at "
                                  << (settings.width - 48) / settings.theme.font_size << " em of "
                                  << settings.theme.font_size << " px\n"
                                  << faults.describe();
  }
  return lines;
}

TEST(PageTargets, AreMetByOwnArticles) {
  auto const engine = engine_with_fonts();
  if (!engine) GTEST_SKIP() << "no fonts: run fonts/build.sh";
  auto const articles = files_in(kRoot / "web/articles", ".md");
  ASSERT_GE(articles.size(), 4u);
  for (auto const& path : articles) EXPECT_GT(expect_no_faults(*engine, path), 500u);
}

TEST(PageTargets, AreMetByTheSharedArticles) {
  char const* shared = std::getenv("BANXIN_SHARED");
  auto const seeds =
      files_in((shared ? std::filesystem::path(shared) : kRoot.parent_path() / "shared") / "seeds", ".txt");
  if (seeds.empty()) GTEST_SKIP() << "the shared articles are not there";
  auto const engine = engine_with_fonts();
  if (!engine) GTEST_SKIP() << "no fonts: run fonts/build.sh";
  for (auto const& path : seeds) EXPECT_GT(expect_no_faults(*engine, path), 500u);
}

/// The counting itself: faults that are there are found.
TEST(PageTargets, FaultsOfTheSimpleSettingAreFound) {
  auto const engine = engine_with_fonts();
  if (!engine) GTEST_SKIP() << "no fonts: run fonts/build.sh";
  auto viewer =
      open_text(*engine,
                "<p>“开头的引号，在行首留半字的空，行末的标点也是。”，“成对的标点之间太松，”（他说）。</p>"
                "<p>中文A与Latin字母之间没有空隙，2024年，一二三四五六</p>");
  ASSERT_TRUE(viewer);
  LayoutSettings settings = setting_of(12, 18);
  settings.typesetting = Typesetting::simple;
  viewer.value()->layout(settings);
  PageFaults const faults = count_page_faults(*engine, *viewer.value());
  EXPECT_FALSE(faults.hole_at_start.empty());
  EXPECT_FALSE(faults.loose_pair.empty());
  EXPECT_FALSE(faults.latin_gap.empty());
  EXPECT_FALSE(faults.blank_line_end.empty());
  settings.typesetting = Typesetting::full;
  viewer.value()->layout(settings);
  PageFaults const none = count_page_faults(*engine, *viewer.value());
  EXPECT_EQ(none.count(), 0u) << none.describe();
  EXPECT_GT(none.justified, 1u);
}

}  // namespace
}  // namespace banxin::test
