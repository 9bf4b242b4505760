#include "requests/model.hpp"

namespace sinergi::requests {

std::string tracking_number(RequestId id) {
    std::string const digits = id.text().substr(1);
    return digits.substr(0, 4) + '-' + digits.substr(4, 4) + '-' + digits.substr(8);
}

}  // namespace sinergi::requests
