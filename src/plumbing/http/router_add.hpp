#pragma once
// The body of Router::add: from a typed handler to one that takes a call.

#include "plumbing/http/http.hpp"

#include <type_traits>

namespace sinergi::http {
namespace parts {

template <class T>
inline constexpr bool is_answer = false;
template <class T>
inline constexpr bool is_answer<Answer<T>> = true;

/// JSON, or 204 when there is none.
[[nodiscard]] Reply json_reply(std::string json, int status);

template <class Out>
[[nodiscard]] Reply reply_of(Out const& value, int status) {
    if constexpr (is_answer<Out>) {
        auto reply = reply_of(value.value, value.with.status == 200 ? status : value.with.status);
        reply.headers = value.with.headers;
        return reply;
    } else if constexpr (std::same_as<Out, Nothing>) {
        return json_reply({}, status == 200 ? 204 : status);
    } else {
        return json_reply(json::write(value), status);
    }
}

}  // namespace parts

template <class In, class Out, class F>
void Router::add(Method method, std::string pattern, Doc doc, F handler) {
    using Said = std::invoke_result_t<F&, Call const&, In const&>;
    static_assert(std::same_as<Said, Result<Out>> || std::same_as<Said, Result<Answer<Out>>>,
                  "a handler returns Result<Out> or Result<Answer<Out>>");
    int const status = std::same_as<Out, Nothing> && doc.status == 200 ? 204 : doc.status;
    doc.status = status;
    add_typed(method, std::move(pattern), doc, {&json::parts::ShapeOf<In>::shape, &json::parts::ShapeOf<Out>::shape},
              [handler = std::move(handler), status](Call const& call,
                                                     json::Document const& document) mutable -> Result<Reply> {
                  SINERGI_TRY(input, json::read<In>(document));
                  SINERGI_TRY(answer, handler(call, std::as_const(input)));
                  return parts::reply_of(answer, status);
              });
}

}  // namespace sinergi::http
