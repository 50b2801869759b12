// Opens the article on standard input without any font and tells its title and height.
#include <cstdio>
#include <iterator>
#include <iostream>
#include <vector>

#include "viewer/viewer.h"

int main() {
  std::vector<uint8_t> const file(std::istreambuf_iterator<char>(std::cin), {});
  banxin::Engine engine{banxin::FontCatalog{}};
  auto viewer = banxin::Viewer::open(engine, file, {});
  if (!viewer) {
    std::fprintf(stderr, "%s\n", viewer.error().message.c_str());
    return 1;
  }
  viewer.value()->layout({});
  std::printf("%s\n%.0f\n", viewer.value()->article().head.title.c_str(), viewer.value()->fragments().height);
}
