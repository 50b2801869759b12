// The slicer as a program, on a small part of an installed font.
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "font/built_fonts.h"
#include "slicer/files.h"
#include "slicer/source_face.h"
#include "slicer/subset.h"

namespace banxin {
namespace {

namespace fs = std::filesystem;

class Slicer : public ::testing::Test {
 protected:
  void SetUp() override {
    BANXIN_NEEDS_BUILT_FONTS();
    if (!fs::exists(BANXIN_BINARY_DIR "/banxin_slicer")) GTEST_SKIP() << "banxin_slicer is not built";
    folder_ = fs::path(::testing::TempDir()) / ("banxin_slicer_" + std::to_string(getpid()));
    fs::remove_all(folder_);
    fs::create_directories(folder_ / "fonts");
    auto const whole = slicer::read_file("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc");
    if (!whole) GTEST_SKIP() << "Noto Sans CJK is not installed";
    auto const face = slicer::SourceFace::open(whole.value(), "NotoSansCJKsc-Regular");
    ASSERT_TRUE(face.ok());
    slicer::SlicePlan plan;
    plan.kind = slicer::SliceKind::han;
    source_ = {{0x4E00, 0x4EFB}};
    for (char32_t c = source_[0].first; c <= source_[0].last; ++c) plan.code_points.push_back(c);
    plan.code_points.insert(plan.code_points.end(), {U'是'});
    auto const font = slicer::make_subset(face.value(), plan, slicer::Configuration());
    ASSERT_TRUE(font.ok());
    write("fonts/small.otf", std::string(font.value().begin(), font.value().end()));
    write("han.txt", "# used most\n不是一了\n");
    write("faces.json",
          R"({"version":1,"faces":[{"name":"Small","family":"hei","weight":400,"file":"small.otf"}],
      "first":{"ranges":"4E00-4E03","features":["locl"]},
      "han":{"lists":[{"file":"han.txt"}],"cells":[{"glyphs":2,"size":2},{"size":100,"in_file":2}]}})");
  }
  void TearDown() override {
    if (!folder_.empty()) fs::remove_all(folder_);
  }

  void write(std::string const& name, std::string const& text) {
    std::ofstream(folder_ / name, std::ios::binary) << text;
  }
  std::string read(fs::path const& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  /// Exit code; what it printed is in `printed_`.
  int run(std::string const& out, std::string const& more = "") {
    fs::path log = folder_ / "log";
    std::string command = std::string(BANXIN_BINARY_DIR "/banxin_slicer") + " --config " +
                          (folder_ / "faces.json").string() + " --lists " + folder_.string() + " --fonts " +
                          (folder_ / "fonts").string() + " --out " + (folder_ / out).string() + more + " >" +
                          log.string() + " 2>&1";
    int status = std::system(command.c_str());
    printed_ = read(log);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

  fs::path folder_;
  std::vector<CodePointRange> source_;
  std::string printed_;
};

TEST_F(Slicer, SameInputSameBytes) {
  ASSERT_EQ(run("one"), 0) << printed_;
  ASSERT_EQ(run("two"), 0) << printed_;
  size_t files = 0;
  for (fs::directory_entry const& entry : fs::directory_iterator(folder_ / "one")) {
    EXPECT_EQ(read(entry.path()), read(folder_ / "two" / entry.path().filename())) << entry.path();
    ++files;
  }
  EXPECT_EQ(files, 11u) << "catalogue, sums, record, first slice, three indexes, four pack files";
}

TEST_F(Slicer, DealsByOrderAndLosesNothing) {
  ASSERT_EQ(run("out"), 0) << printed_;
  auto catalog = cli::read_font_catalog((folder_ / "out").string());
  ASSERT_TRUE(catalog.ok()) << catalog.error().message;
  FontSet fonts(std::move(catalog).value());
  ASSERT_EQ(fonts.catalog().faces.size(), 1u);
  EXPECT_EQ(fonts.catalog().faces[0].family, FontFamily::hei);
  FontRequest request{FontFamily::hei, 400};
  EXPECT_EQ(fonts.choose(U'一', request).slice, 0u) << "U+4E00 is configured to be in the first slice";
  EXPECT_EQ(fonts.choose(U'不', request).slice, 2u) << "the second slice is the model";
  EXPECT_EQ(fonts.choose(U'是', request).slice, 2u) << "two characters in the first cell of Han";
  EXPECT_EQ(fonts.choose(U'了', request).slice, 3u);
  auto model = cli::read_slice((folder_ / "out").string(), fonts.slice(1));
  ASSERT_TRUE(model.ok());
  ASSERT_TRUE(fonts.add_slice(1, std::move(model).value()).ok());
  for (CodePointRange range : source_) {
    for (char32_t c = range.first; c <= range.last; ++c) {
      FontChoice choice = fonts.choose(c, request);
      ASSERT_NE(choice.slice, kNoSlice) << std::hex << uint32_t(c);
      if (fonts.state(choice.slice) == SliceState::absent) {
        auto bytes = cli::read_slice((folder_ / "out").string(), fonts.slice(choice.slice));
        ASSERT_TRUE(bytes.ok());
        ASSERT_TRUE(fonts.add_slice(choice.slice, std::move(bytes).value()).ok());
      }
      ASSERT_NE(fonts.resolve(choice.slice, deferred_glyph(c), Language::zh_hans), 0u)
          << std::hex << uint32_t(c);
    }
  }
}

TEST_F(Slicer, SecondRunHasNothingToDoUntilSomethingChanges) {
  ASSERT_EQ(run("out"), 0) << printed_;
  EXPECT_EQ(printed_.find("up to date"), std::string::npos);
  ASSERT_EQ(run("out"), 0) << printed_;
  EXPECT_NE(printed_.find("Small: up to date"), std::string::npos);
  write("han.txt", "了不是一\n");
  ASSERT_EQ(run("out"), 0) << printed_;
  EXPECT_EQ(printed_.find("up to date"), std::string::npos) << "another list";
  // A lost slice is made again; files of an earlier run are swept.
  size_t files = 0;
  fs::path lost;
  for (fs::directory_entry const& entry : fs::directory_iterator(folder_ / "out")) {
    ++files;
    if (entry.path().extension() == ".gz") lost = entry.path();
  }
  EXPECT_EQ(files, 11u) << "catalogue, sums, record, first slice, three indexes, four pack files";
  fs::remove(lost);
  ASSERT_EQ(run("out"), 0) << printed_;
  EXPECT_TRUE(fs::exists(lost));
}

TEST_F(Slicer, NamesWhatIsWrong) {
  EXPECT_EQ(run("out", " --nonsense 1"), 2);
  EXPECT_NE(printed_.find("usage"), std::string::npos);
  write("fonts/small.otf", "not a font");
  EXPECT_EQ(run("out"), 1);
  EXPECT_NE(printed_.find("no face"), std::string::npos) << printed_;
  fs::remove(folder_ / "fonts/small.otf");
  EXPECT_EQ(run("out"), 1);
  EXPECT_NE(printed_.find("small.otf is not installed"), std::string::npos) << printed_;
  write("faces.json", "{");
  EXPECT_EQ(run("out"), 1);
  EXPECT_NE(printed_.find("not JSON"), std::string::npos) << printed_;
  EXPECT_FALSE(fs::exists(folder_ / "out/fonts.json")) << "a failed run leaves no catalogue";
}

}  // namespace
}  // namespace banxin
