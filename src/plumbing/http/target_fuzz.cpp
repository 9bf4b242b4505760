// A request target and headers from outside never crash the router. The first line is the target, the others headers.
#include "plumbing/http/inner.hpp"

namespace http = sinergi::http;

struct AskedIn {
    std::string word;
    std::optional<std::int32_t> number;
    std::vector<std::string> many;
    static constexpr std::string_view optional_members = "many";
};
BOOST_DESCRIBE_STRUCT(AskedIn, (), (word, number, many))

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* bytes, std::size_t size) {
    static auto const router = [] {
        http::Router made;
        made.add<AskedIn, AskedIn>(http::Method::get, "/a/{word}/b", {}, [](http::Call const& call, AskedIn const& in) {
            SINERGI_CHECK(!call.language().empty() && call.cookie("lang").size() <= call.header("cookie").size());
            return sinergi::Result<AskedIn>(in);
        });
        return made;
    }();
    std::string_view input(reinterpret_cast<char const*>(bytes), size);
    auto const line = [&] {
        auto const end = std::min(input.find('\n'), input.size());
        auto const text = input.substr(0, end);
        input.remove_prefix(std::min(end + 1, input.size()));
        return text;
    };
    auto const target = line();
    if (!http::parse_target(target)) return 0;
    std::vector<std::pair<std::string, std::string>> headers;
    while (!input.empty() && headers.size() < 20) {
        auto const text = line();
        auto const colon = std::min(text.find(':'), text.size());
        headers.emplace_back(text.substr(0, colon), text.substr(std::min(colon + 1, text.size())));
    }
    http::Asked const asked(http::Method::get, std::string(target), {}, std::move(headers));
    SINERGI_CHECK(router.answer(asked.call).status != 500);
    return 0;
}
