#include "cli/options.h"

#include <gtest/gtest.h>

#include <vector>

namespace banxin::cli {
namespace {

struct Parsed {
  Options options;
  std::optional<UsageError> error;
};

Parsed parse(std::vector<std::string> words) {
  words.insert(words.begin(), "banxin");
  std::vector<char*> argv;
  for (auto& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  Parsed parsed;
  parsed.options = parse_options(static_cast<int>(words.size()), argv.data(), parsed.error);
  return parsed;
}

TEST(Options, FallbackFontsKeepTheirOrder) {
  auto const [options, error] =
      parse({"layout", "a.txt", "--json", "--fallback-font", "b.ttf", "--fallback-font=a.otf"});
  ASSERT_FALSE(error) << error->message;
  EXPECT_EQ(options.fallback_fonts, (std::vector<std::string>{"b.ttf", "a.otf"}));
}

TEST(Options, LayoutTakesEverySetting) {
  auto const [options, error] =
      parse({"layout", "a.txt", "--html", "--width", "640", "--font-size=20", "--line-height", "1.7", "--lang", "ja",
             "--align", "start", "--typesetting", "simple", "--line-break", "loose", "--writing", "horizontal", "--json"});
  ASSERT_FALSE(error) << error->message;
  EXPECT_EQ(options.command, Command::layout);
  EXPECT_EQ(options.file, "a.txt");
  EXPECT_TRUE(options.plain_html);
  EXPECT_EQ(options.layout.width, 640);
  EXPECT_EQ(options.layout.theme.font_size, 20);
  EXPECT_FLOAT_EQ(options.layout.theme.line_height, 1.7f);
  EXPECT_EQ(options.language, "ja");
  EXPECT_EQ(options.layout.theme.align, TextAlign::start);
  EXPECT_EQ(options.layout.typesetting, Typesetting::simple);
  EXPECT_EQ(options.layout.line_break, LineBreakStrictness::loose);
}

TEST(Options, HangingMarksAndJustifiedGaps) {
  auto const [options, error] = parse({"layout", "a.txt", "--json", "--hanging-punctuation", "force-end",
                                       "--text-justify", "inter-character"});
  ASSERT_FALSE(error) << error->message;
  EXPECT_EQ(options.layout.theme.hanging, HangingMarks::force_end);
  EXPECT_EQ(options.layout.theme.justify, JustifiedGaps::inter_character);
  auto const refused = parse({"layout", "a.txt", "--json", "--hanging-punctuation", "last"});
  ASSERT_TRUE(refused.error);
  EXPECT_NE(refused.error->message.find("force-end"), std::string::npos);
}

TEST(Options, DefaultsAreTheDocumentedOnes) {
  auto const [options, error] = parse({"layout", "-", "--json"});
  ASSERT_FALSE(error);
  EXPECT_EQ(options.layout.width, 720);
  EXPECT_EQ(options.layout.theme.font_size, 18);
  EXPECT_FLOAT_EQ(options.layout.theme.line_height, 1.8f);
  EXPECT_EQ(options.layout.theme.align, TextAlign::justify);
  EXPECT_EQ(options.layout.theme.justify, JustifiedGaps::automatic);
  EXPECT_EQ(options.layout.theme.hanging, HangingMarks::none);
  EXPECT_EQ(options.layout.line_break, LineBreakStrictness::strict);
  EXPECT_EQ(options.file, "-");
}

TEST(Options, RenderTakesScaleThemeAndWindow) {
  auto const [options, error] =
      parse({"render", "a.txt", "-o", "a.png", "--scale", "2", "--theme", "dark", "--from", "100", "--height", "50"});
  ASSERT_FALSE(error) << error->message;
  EXPECT_EQ(options.out, "a.png");
  EXPECT_EQ(options.scale, 2);
  EXPECT_EQ(options.theme, ThemeName::dark);
  EXPECT_EQ(options.from, 100);
  EXPECT_EQ(options.height, 50);
}

TEST(Options, OptionsMayComeBeforeTheFile) {
  auto const [options, error] = parse({"--json", "info", "--lang", "zh-Hant", "a.txt"});
  ASSERT_FALSE(error) << error->message;
  EXPECT_EQ(options.command, Command::info);
  EXPECT_EQ(options.file, "a.txt");
}

TEST(Options, WrongUsageSaysWhatIsWrong) {
  for (auto const& [words, why] : std::vector<std::pair<std::vector<std::string>, std::string>>{
           {{}, "no command"},
           {{"fold", "a"}, "unknown command 'fold'"},
           {{"layout"}, "FILE"},
           {{"layout", "a"}, "--json"},
           {{"info", "a"}, "--json"},
           {{"render", "a"}, "-o"},
           {{"layout", "a", "b", "--json"}, "'b'"},
           {{"layout", "a", "--json", "--width", "wide"}, "--width"},
           {{"layout", "a", "--json", "--width", "0"}, "--width"},
           {{"layout", "a", "--json", "--width", "720px"}, "720px"},
           {{"layout", "a", "--json", "--width", "nan"}, "--width"},
           {{"layout", "a", "--json", "--align", "left"}, "justify, start"},
           {{"layout", "a", "--json", "--writing", "vertical"}, "horizontal"},
           {{"breaks", "--tailoring", "fr"}, "none, zh, ja, ko"},
           {{"layout", "a", "--json", "--colour"}, "--colour"},
           {{"layout", "a", "--json", "--width"}, "--width"},
       }) {
    auto const parsed = parse(words);
    ASSERT_TRUE(parsed.error) << why;
    EXPECT_NE(parsed.error->message.find(why), std::string::npos) << parsed.error->message;
    EXPECT_EQ(parsed.error->message.find('\n'), std::string::npos);
  }
}

TEST(Options, VersionAndHelpNeedNothingElse) {
  EXPECT_EQ(parse({"--version"}).options.command, Command::version);
  EXPECT_FALSE(parse({"--version"}).error);
  EXPECT_EQ(parse({"--help"}).options.command, Command::help);
  EXPECT_FALSE(parse({"--help"}).error);
}

}  // namespace
}  // namespace banxin::cli
