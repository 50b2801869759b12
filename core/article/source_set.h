// The files of one image in several sizes: `srcset` of an img and of the sources of a picture
// (HTML, 4.8.4.3).
#pragma once
#include <string>
#include <string_view>

namespace banxin {

/// A decoded srcset in its checked form: "URL 800w, URL 1600w" or "URL 1x, URL 2x", to be read back by any
/// browser as it stands. Every URL is resolved and of an allowed scheme, every descriptor a plain number
/// above 0 (at most 16384w or 16x) that no candidate before has; at most 16 candidates and 8192 bytes are
/// kept, the first that fit. Widths and densities do not mix: with any width the others go. Empty when
/// nothing remains. `base`: as in resolve_url. Linear.
std::string checked_source_set(std::string_view srcset, std::string_view base);

/// True when a checked set names no file but this one at its plain density.
bool is_only_source(std::string_view source_set, std::string_view source);

/// The first URL of a decoded srcset, whatever is said of it; empty when there is none that is allowed.
std::string first_of_srcset(std::string_view srcset, std::string_view base);

/// Whether every browser that the reader runs in can show files of this MIME type (a `type` of a picture's
/// source; an empty one says nothing and counts as shown).
bool is_shown_image_type(std::string_view type);

}  // namespace banxin
