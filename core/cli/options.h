// The command line of `banxin`, parsed. Spellings and defaults are those of the product's fixed outside.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "article/theme.h"
#include "layout/layout_article.h"
#include "unicode/line_break.h"

namespace banxin::cli {

enum class Command : uint8_t { layout, render, breaks, html, info, version, help };

struct Options {
  Command command = Command::help;
  std::string file;             ///< "-" for standard input
  std::string out;              ///< render -o
  std::string fonts;            ///< --fonts; empty: $BANXIN_FONTS, else the build's own
  std::vector<std::string> fallback_fonts;  ///< --fallback-font, in their order
  bool plain_html = false;
  bool full_page = false;
  bool json = false;
  std::string language;         ///< --lang; empty: from the article
  LayoutSettings layout;
  LineBreakTailoring tailoring = LineBreakTailoring::zh;
  float scale = 1;              ///< device px per CSS px
  ThemeName theme = ThemeName::light;
  float from = 0;               ///< CSS px
  std::optional<float> height;  ///< CSS px; to the page's end when not given
};

struct UsageError {
  std::string message;  ///< one line
};

/// Parses argv. On a usage error `error` holds why, and the result is not to be used.
Options parse_options(int argc, char** argv, std::optional<UsageError>& error);

/// The text of `banxin --help`.
char const* usage_text();

}  // namespace banxin::cli
