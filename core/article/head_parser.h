// The head of an article file (the grammar of archived articles): an optional front matter, an archive time
// in a comment, the title linked to the original's URL, a rule, in older files a line with the date.
//
//     <!--1730448421000-->
//     [title](https://example.com/original)
//     ------
//
#pragma once
#include <string_view>

#include "article/article.h"

namespace banxin {

struct ParsedHead {
  ArticleHead head;          ///< what the head says; language stays empty
  bool has_heading = false;  ///< the line with title and URL was there
  std::string_view body;     ///< all that was not read as head, a view into the input
};

/// Never fails: what cannot be read as head is body. `text` is UTF-8 with any line ends.
ParsedHead parse_head(std::string_view text);

/// White space collapsed to single spaces and trimmed, control characters taken out; U+3000 and NBSP stay
/// inside and are trimmed at the ends.
std::string tidy_text(std::string_view text);

}  // namespace banxin
