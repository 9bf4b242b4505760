#pragma once
// Routes of federation: what nodes ask of each other, signed by their keys, and what administrators see and do.

#include "access/doors.hpp"
#include "federation/post.hpp"
#include "plumbing/http/client.hpp"

namespace sinergi::federation {

/// What the routes borrow; all outlives the router.
struct House {
    access::Office& office;
    access::Doors& doors;
    Post& post;
    http::Client& client;  // to fetch a card
    std::function<std::string(std::string_view key, std::string_view language)> say;
};

void add_routes(http::Router& router, House& house);

}  // namespace sinergi::federation
