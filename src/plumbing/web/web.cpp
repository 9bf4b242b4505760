#include "plumbing/web/web.hpp"

#include "plumbing/web/table.hpp"

#include <algorithm>
#include <vector>

namespace sinergi::web {
namespace {

std::string_view view(unsigned char const* bytes, std::size_t size) {
    return bytes ? std::string_view(reinterpret_cast<char const*>(bytes), size) : std::string_view();
}

std::vector<http::Router::StaticFile> make_files() {
    std::vector<http::Router::StaticFile> made;
    for (auto const& file : embedded_files())
        made.push_back({.path = file.path,
                        .type = file.type,
                        .bytes = view(file.bytes, file.size),
                        .gzip = view(file.gzip, file.gzip_size),
                        .etag = file.etag,
                        .is_immutable = file.is_immutable});
    return made;
}

}  // namespace

std::span<http::Router::StaticFile const> files() {
    static auto const made = make_files();
    return made;
}

std::string_view page_template(std::string_view name) {
    auto const pages = embedded_pages();
    auto const found =
        std::ranges::find(pages, name, [](EmbeddedPage const& page) { return std::string_view(page.name); });
    SINERGI_CHECK(found != pages.end());
    return view(found->bytes, found->size);
}

}  // namespace sinergi::web
