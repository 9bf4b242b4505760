// A form from outside never crashes the reader. The first line of the input is its Content-Type.
#include "plumbing/http/http.hpp"

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* bytes, std::size_t size) {
    namespace http = sinergi::http;
    std::string_view const input(reinterpret_cast<char const*>(bytes), size);
    auto const line = std::min(input.find('\n'), input.size());
    auto const body = input.substr(std::min(line + 1, input.size()));
    http::Asked const asked(http::Method::post, "/", std::string(body),
                            {{"content-type", std::string(input.substr(0, line))}});
    if (auto const parts = http::read_form(asked.call)) {
        std::size_t sum = 0;
        for (auto const& part : *parts) sum += part.bytes.size();
        SINERGI_CHECK(sum <= body.size());
    }
    return 0;
}
