#pragma once
// Routes that send or take a file, and what their handlers read of the address. A refusal of `handler(house, call)` is
// a problem document in the caller's language.

#include "plumbing/http/http.hpp"

namespace sinergi::http {

/// The handler's Result<Reply> is the answer: a file.
template <class House, class Handler>
void add_file_route(Router& router, House& house, Method method, std::string pattern, Doc doc, Handler handler) {
    router.add_raw(method, std::move(pattern), doc, [&house, handler](Call const& call) {
        auto said = handler(house, call);
        if (!said) return problem(said.error(), call.language(), house.say);
        return *std::move(said);
    });
}

/// The handler reads a form with a file in it; what became of it is the answer, as JSON.
template <class House, class Handler>
void add_form_route(Router& router, House& house, std::string pattern, Doc doc, Handler handler, int status = 201) {
    router.add_raw(Method::post, std::move(pattern), doc, [&house, handler, status](Call const& call) {
        auto const said = handler(house, call);
        if (!said) return problem(said.error(), call.language(), house.say);
        return Reply{.status = status, .body = json::write(*said)};
    });
}

/// The id that stands in the address as `name`.
template <class T>
[[nodiscard]] Result<T> id_at(Call const& call, std::string_view name) {
    return T::parse(call.parameters.find(name)->second);
}

}  // namespace sinergi::http
