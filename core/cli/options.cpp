#include "cli/options.h"

#include <getopt.h>

#include <cmath>
#include <cstdlib>
#include <cstring>
#include <string_view>

namespace banxin::cli {

namespace {

enum Flag : int {
  flag_html = 256, flag_width, flag_font_size, flag_line_height, flag_measure, flag_lang, flag_align,
  flag_typesetting, flag_line_break, flag_writing, flag_json, flag_scale, flag_theme, flag_from, flag_height,
  flag_tailoring, flag_full_page, flag_hanging, flag_justify, flag_fonts, flag_fallback_font, flag_version, flag_help,
};

constexpr option kFlags[] = {
    {"html", no_argument, nullptr, flag_html},
    {"width", required_argument, nullptr, flag_width},
    {"font-size", required_argument, nullptr, flag_font_size},
    {"line-height", required_argument, nullptr, flag_line_height},
    {"measure", required_argument, nullptr, flag_measure},
    {"lang", required_argument, nullptr, flag_lang},
    {"align", required_argument, nullptr, flag_align},
    {"typesetting", required_argument, nullptr, flag_typesetting},
    {"line-break", required_argument, nullptr, flag_line_break},
    {"hanging-punctuation", required_argument, nullptr, flag_hanging},
    {"text-justify", required_argument, nullptr, flag_justify},
    {"writing", required_argument, nullptr, flag_writing},
    {"json", no_argument, nullptr, flag_json},
    {"out", required_argument, nullptr, 'o'},
    {"scale", required_argument, nullptr, flag_scale},
    {"theme", required_argument, nullptr, flag_theme},
    {"from", required_argument, nullptr, flag_from},
    {"height", required_argument, nullptr, flag_height},
    {"tailoring", required_argument, nullptr, flag_tailoring},
    {"full-page", no_argument, nullptr, flag_full_page},
    {"fonts", required_argument, nullptr, flag_fonts},
    {"fallback-font", required_argument, nullptr, flag_fallback_font},
    {"version", no_argument, nullptr, flag_version},
    {"help", no_argument, nullptr, flag_help},
    {nullptr, 0, nullptr, 0},
};

/// A keyword and what it stands for.
template <class T>
struct Keyword {
  std::string_view name;
  T value;
};

class Parser {
 public:
  Parser(int argc, char** argv, std::optional<UsageError>& error) : argc_(argc), argv_(argv), error_(error) {}

  Options parse() {
    opterr = 0;
    optind = 1;
    for (int flag; !error_ && (flag = getopt_long(argc_, argv_, "o:", kFlags, nullptr)) != -1;) take(flag);
    if (!error_ && !asked_) take_words();
    if (!error_ && !asked_ && optind >= argc_) fail("no command was given");
    return options_;
  }

 private:
  void fail(std::string message) {
    if (!error_) error_ = UsageError{std::move(message)};
  }

  float number(char const* name, float least, float greatest) {
    char* end = nullptr;
    float const value = std::strtof(optarg, &end);
    if (end == optarg || *end != 0 || !std::isfinite(value) || value < least || value > greatest)
      fail(std::string("--") + name + " takes a number from " + std::to_string(static_cast<long>(std::floor(least))) +
           " to " + std::to_string(static_cast<long>(greatest)) + ", not '" + optarg + "'");
    return value;
  }

  template <class T, size_t N>
  T keyword(char const* name, Keyword<T> const (&words)[N]) {
    std::string list;
    for (auto const& word : words) {
      if (word.name == optarg) return word.value;
      list += (list.empty() ? "" : ", ") + std::string(word.name);
    }
    fail(std::string("--") + name + " is one of " + list + ", not '" + optarg + "'");
    return words[0].value;
  }

  void take(int flag) {
    LayoutSettings& layout = options_.layout;
    switch (flag) {
      case flag_html: options_.plain_html = true; break;
      case flag_width: layout.width = number("width", 1, 20000); break;
      case flag_font_size: layout.theme.font_size = number("font-size", 6, 200); break;
      case flag_line_height: layout.theme.line_height = number("line-height", 0.5f, 10); break;
      case flag_measure: layout.theme.measure = number("measure", 2, 400); break;
      case flag_lang: options_.language = optarg; break;
      case flag_align:
        layout.theme.align = keyword<TextAlign>("align", {{"justify", TextAlign::justify}, {"start", TextAlign::start}});
        break;
      case flag_typesetting:
        layout.typesetting =
            keyword<Typesetting>("typesetting", {{"full", Typesetting::full}, {"simple", Typesetting::simple}});
        break;
      case flag_line_break:
        layout.line_break = keyword<LineBreakStrictness>(
            "line-break", {{"loose", LineBreakStrictness::loose}, {"normal", LineBreakStrictness::normal},
                           {"strict", LineBreakStrictness::strict}, {"anywhere", LineBreakStrictness::anywhere}});
        break;
      case flag_hanging:
        layout.theme.hanging =
            keyword<HangingMarks>("hanging-punctuation", {{"none", HangingMarks::none},
                                                          {"allow-end", HangingMarks::allow_end},
                                                          {"force-end", HangingMarks::force_end}});
        break;
      case flag_justify:
        layout.theme.justify = keyword<JustifiedGaps>(
            "text-justify", {{"auto", JustifiedGaps::automatic}, {"none", JustifiedGaps::none},
                             {"inter-word", JustifiedGaps::inter_word},
                             {"inter-character", JustifiedGaps::inter_character}});
        break;
      case flag_writing:
        if (std::strcmp(optarg, "horizontal") != 0) fail("--writing knows horizontal only");
        break;
      case flag_json: options_.json = true; break;
      case 'o': options_.out = optarg; break;
      case flag_scale: options_.scale = number("scale", 0.1f, 16); break;
      case flag_theme:
        options_.theme = keyword<ThemeName>(
            "theme", {{"light", ThemeName::light}, {"sepia", ThemeName::sepia}, {"dark", ThemeName::dark}});
        break;
      case flag_from: options_.from = number("from", 0, 1e8f); break;
      case flag_height: options_.height = number("height", 1, 1e6f); break;
      case flag_tailoring:
        options_.tailoring = keyword<LineBreakTailoring>(
            "tailoring", {{"none", LineBreakTailoring::none}, {"zh", LineBreakTailoring::zh},
                          {"ja", LineBreakTailoring::ja}, {"ko", LineBreakTailoring::ko}});
        break;
      case flag_full_page: options_.full_page = true; break;
      case flag_fonts: options_.fonts = optarg; break;
      case flag_fallback_font: options_.fallback_fonts.push_back(optarg); break;
      case flag_version: options_.command = Command::version; asked_ = true; break;
      case flag_help: options_.command = Command::help; asked_ = true; break;
      default:
        fail(std::string("unknown option, or one without its value: ") + argv_[optind > 1 ? optind - 1 : optind]);
    }
  }

  void take_words() {
    if (optind >= argc_) return;
    std::string_view const word = argv_[optind++];
    constexpr Keyword<Command> kCommands[] = {{"layout", Command::layout}, {"render", Command::render},
                                              {"breaks", Command::breaks}, {"html", Command::html},
                                              {"info", Command::info}};
    bool known = false;
    for (auto const& command : kCommands)
      if (command.name == word) {
        options_.command = command.value;
        known = true;
      }
    if (!known) return fail("unknown command '" + std::string(word) + "'");
    asked_ = true;

    if (options_.command != Command::breaks) {
      if (optind >= argc_) return fail(std::string(word) + " needs a FILE, or - for standard input");
      options_.file = argv_[optind++];
    }
    if (optind < argc_) return fail(std::string("one word too many: '") + argv_[optind] + "'");
    if (options_.command == Command::render && options_.out.empty()) return fail("render needs -o OUT.png");
    if ((options_.command == Command::layout || options_.command == Command::info) && !options_.json)
      return fail(std::string(word) + " writes JSON only: say --json");
  }

  int argc_;
  char** argv_;
  std::optional<UsageError>& error_;
  Options options_;
  bool asked_ = false;
};

}  // namespace

Options parse_options(int argc, char** argv, std::optional<UsageError>& error) {
  Parser parser(argc, argv, error);
  Options options = parser.parse();
  return options;
}

char const* usage_text() {
  return R"(banxin: sets Chinese articles

  banxin layout FILE [SETTING ...] --json     positions of every block, line and glyph
  banxin render FILE -o OUT.png [SETTING ...] [--scale 2] [--theme light|sepia|dark] [--from Y] [--height H]
  banxin breaks [--tailoring none|zh|ja|ko] [--line-break LEVEL]    break notation, line by line, from standard input
  banxin html FILE [--full-page]              sanitised semantic HTML
  banxin info FILE --json                     title, url, dates, author, counts
  banxin --version

FILE may be - for standard input; --html takes it as plain HTML without a head.
Settings: --width 720  --font-size 18  --line-height 1.8  --measure 38  --lang zh-Hans  --align justify|start
          --typesetting full|simple  --line-break loose|normal|strict|anywhere  --writing horizontal
          --hanging-punctuation none|allow-end|force-end  --text-justify auto|none|inter-word|inter-character
Fonts:    --fonts DIR, or $BANXIN_FONTS, or those of the build.
          --fallback-font FILE, again for each: OpenType with outlines, for what those do not cover (else a visible box)
)";
}

}  // namespace banxin::cli
