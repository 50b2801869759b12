// Links from one place of an article to another: notes, tables of contents. What they lead to keeps a name.
#pragma once
#include <string>
#include <string_view>
#include <unordered_map>

#include "article/html_tree.h"

namespace banxin {

/// The places that links of one document lead to, by the name that they are written with.
class InPagePlaces {
 public:
  /// `url`: of the article; links to it with a fragment lead to places of the page, too. Linear.
  InPagePlaces(HtmlTree const& html, std::string_view url);

  /// "#at-NAME" for a link to a place that is there, else empty. `written`: a decoded href.
  std::string link_to(std::string_view written) const;
  /// "at-NAME" for the element that a link leads to (the first of that name), else empty.
  std::string name_of(uint32_t node) const;

 private:
  std::string fragment_of(std::string_view written) const;

  HtmlTree const& html_;
  std::string_view url_;
  std::unordered_map<std::string, uint32_t>
      places_;  ///< name -> first element that bears it, where a link leads there
};

}  // namespace banxin
