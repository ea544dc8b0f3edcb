import unittest

from router import Node, add, match


class Manners(unittest.TestCase):
    def setUp(self):
        self.root = Node()
        for method, pattern in [
            ("GET", "/sailings/{id}"), ("GET", "/sailings/today"),
            ("PATCH", "/sailings/{id}"), ("GET", "/sailings/{id}/seats"),
        ]:
            add(self.root, method, pattern, f"{method} {pattern}")

    def test_wrong_method_falls_back_to_the_parameter(self):
        self.assertEqual(match(self.root, "PATCH", "/sailings/today"),
                         (200, "PATCH /sailings/{id}", {"id": "today"}))

    def test_backtracks(self):
        self.assertEqual(match(self.root, "GET", "/sailings/today/seats")[2], {"id": "today"})

    def test_allow_is_the_union(self):
        self.assertEqual(match(self.root, "DELETE", "/sailings/today"),
                         (405, None, {"Allow": "GET, HEAD, OPTIONS, PATCH"}))

    def test_empty_segment_is_no_value(self):
        self.assertEqual(match(self.root, "GET", "/sailings/")[0], 404)

    def test_bad_utf8(self):
        self.assertEqual(match(self.root, "GET", "/sailings/%ff")[0], 400)

    def test_twice(self):
        with self.assertRaises(ValueError):
            add(self.root, "GET", "/sailings/{code}", None)
