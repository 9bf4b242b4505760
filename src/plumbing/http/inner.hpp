#pragma once
// What the rooms of this house share and nobody outside sees.

#include "plumbing/http/http.hpp"

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sinergi::http {

/// "/a%20b?c=d" in its two parts, not yet decoded. Of "http://host/a" only the path counts.
struct Target {
    std::string_view path, query;
};
/// @refuses http.target_malformed
[[nodiscard]] Result<Target> parse_target(std::string_view text);

enum class Plus : bool { is_plus, is_space };
/// %41 is A; none when a `%` is not followed by two hex digits, or means NUL.
[[nodiscard]] std::optional<std::string> percent_decoded(std::string_view text, Plus plus);
/// The pairs of "a=1&b=2"; a broken one is left out.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> query_pairs(std::string_view query);

[[nodiscard]] constexpr char small(char c) noexcept {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}
[[nodiscard]] bool is_same_word(std::string_view a, std::string_view b) noexcept;    // ASCII, any case
[[nodiscard]] bool has_word(std::string_view list, std::string_view word) noexcept;  // "gzip" in "br, gzip;q=0.8"

[[nodiscard]] std::string_view reason_of(int status) noexcept;       // "Not Found"
[[nodiscard]] std::string_view method_name(Method method) noexcept;  // "GET"

/// A problem with a status that no Why has: 404 of a route, 405, 408, 413, 431, 500, 503.
[[nodiscard]] Reply problem_with(int status, Refusal const& refusal, std::string_view language, Router::Say const& say);

/// What goes out: a reply, or one whose bytes lie in the program and are only borrowed.
struct Outcome {
    Reply reply{};
    std::string_view borrowed{};
    bool is_borrowed = false;
    [[nodiscard]] std::string_view bytes() const noexcept { return is_borrowed ? borrowed : reply.body; }
};
/// Status line and headers, those that guard every answer included. `date` is the Date header's value.
struct HeadWish {
    std::string_view date;
    bool is_tls = false, is_last = false, is_stream = false, is_http10 = false;
};
[[nodiscard]] std::string head_of(Outcome const& outcome, HeadWish const& wish);
/// Compresses a large answer of text, when the caller reads gzip.
void squeeze(Outcome& outcome, std::string_view accept_encoding);
/// An event as it goes over the wire; line ends within `data` are kept, within `event` dropped.
[[nodiscard]] std::string event_text(std::string_view event, std::string_view data, std::int64_t id);

struct Router::Impl {
    enum class Kind : std::uint8_t { typed, raw, stream };
    struct Route {
        Kind kind = Kind::typed;
        Method method = Method::get;
        std::string pattern;
        Doc doc;
        std::vector<std::string> names;  // of its parameters, in order
        std::function<Result<Reply>(Call const&)> handler;
        Opened opened;
        Description description;
    };
    /// One step of a path: words first, then a parameter.
    struct Branch {
        std::map<std::string, std::unique_ptr<Branch>, std::less<>> words;
        std::unique_ptr<Branch> any;
        std::array<Route const*, 4> routes{};
    };
    struct Match {
        Route const* route = nullptr;
        Branch const* branch = nullptr;        // set, without a route: another method is served there
        std::vector<std::string_view> values;  // of the parameters, not yet decoded
        StaticFile const* file = nullptr;
    };

    std::vector<std::unique_ptr<Route>> routes;
    Branch root;
    std::unordered_map<std::string_view, StaticFile> files;
    StaticFile const* fallback = nullptr;
    Say say;

    void add(Route route);
    [[nodiscard]] Match find(Method method, std::string_view path) const;
    /// Most bytes of a body that this match takes.
    [[nodiscard]] static std::size_t body_max(Match const& match) noexcept;
    /// Answers; never throws. `call` gets the parameters of the path.
    [[nodiscard]] Outcome answer(Match const& match, Call& call) const noexcept;
    /// Opens a stream route: none when it is open, else why not.
    [[nodiscard]] std::optional<Outcome> open(Match const& match, Call& call,
                                              std::shared_ptr<Stream> stream) const noexcept;
    [[nodiscard]] Outcome answer_file(StaticFile const& file, Call const& call) const;

private:
    template <class F>
    [[nodiscard]] Outcome guarded(Call const& call, F&& deed) const noexcept;
    [[nodiscard]] Outcome no_route(Match const& match, Call const& call) const;
    [[nodiscard]] Done fill(Match const& match, Call& call) const;
};

}  // namespace sinergi::http
