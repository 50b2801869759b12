// How elements of a file are shown: under which name, and with which words of the reader's own.
#pragma once
#include <string_view>

#include "article/html_name.h"

namespace banxin {

/// The element that is shown for a tag; empty: only its content is. Static storage.
std::string_view shown_tag(Tag tag);

/// Words that the reader adds, in the article's language. Static storage.
struct ShownWords {
  std::string_view video, audio, frame, open_quote, close_quote;
};

/// `language`: BCP 47.
ShownWords words_in(std::string_view language);

}  // namespace banxin
