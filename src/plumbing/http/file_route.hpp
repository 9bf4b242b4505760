#pragma once
// Routes whose answer is a file, and what their handlers read of the address.

#include "plumbing/http/http.hpp"

namespace sinergi::http {

/// A refusal of `handler(house, call)` is a problem document in the caller's language.
template <class House>
void add_file_route(Router& router, House& house, Method method, std::string pattern, Doc doc,
                    Result<Reply> (*handler)(House&, Call const&)) {
    router.add_raw(method, std::move(pattern), doc, [&house, handler](Call const& call) {
        auto said = handler(house, call);
        if (!said) return problem(said.error(), call.language(), house.say);
        return *std::move(said);
    });
}

/// The id that stands in the address as `name`.
template <class T>
[[nodiscard]] Result<T> id_at(Call const& call, std::string_view name) {
    return T::parse(call.parameters.find(name)->second);
}

}  // namespace sinergi::http
