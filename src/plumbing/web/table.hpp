#pragma once
// What tools/web_embed.py writes: the built web app's files and page templates as they lie in the program.

#include <cstddef>
#include <span>

namespace sinergi::web {

struct EmbeddedFile {
    char const* path;  // "/app/assets/office-3f9a21bc.js"
    char const* type;  // media type
    unsigned char const* bytes;
    std::size_t size;
    unsigned char const* gzip;  // nullptr where packing gains nothing
    std::size_t gzip_size;
    char const* etag;   // without quotes: the server tells its gzip form apart
    bool is_immutable;  // its name holds a hash of its content
};

struct EmbeddedPage {
    char const* name;  // "id/lapor": language and page
    unsigned char const* bytes;
    std::size_t size;
};

[[nodiscard]] std::span<EmbeddedFile const> embedded_files() noexcept;
[[nodiscard]] std::span<EmbeddedPage const> embedded_pages() noexcept;

}  // namespace sinergi::web
