// Inline CSS of articles, held to what is safe and useful in a reader's page.
#pragma once
#include <string>
#include <string_view>

namespace banxin {

struct FilteredStyle {
  std::string css;  ///< "color:#c00;text-align:center"; only whitelisted properties with values of known form
  std::string direction;   ///< "rtl", "ltr" or empty
  bool hidden = false;     ///< display: none or visibility: hidden
  bool invisible = false;  ///< width and height of at most 1 px: a tracker when it is an image
};

/// `style` is the decoded attribute. Never lets through url(), functions other than rgb() and rgba(),
/// at-rules, position, custom properties or the theme's own colour names. Linear.
FilteredStyle filter_style(std::string_view style);

/// "#rgb", "#rrggbb", "rgb(…)", "rgba(…)" or a CSS colour name, in a form that the layout's CSS reads; empty
/// when it is none. Of legacy attributes (`color`, `bgcolor`), too.
std::string safe_color(std::string_view value);

}  // namespace banxin
