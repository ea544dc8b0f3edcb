import unittest
from unittest.mock import Mock

import controller


class Controller(unittest.TestCase):
    body = {"sailing_id": "sai_7f3k", "tickets": [{"fare_class": "adult"}]}

    def test_answers_201(self):
        status, _ = controller.create(self.body, Mock(), lambda: "K7M2PX", lambda _: 4900)
        self.assertEqual(status, 201)

    def test_adds_one_booking(self):
        add = Mock()
        controller.create(self.body, add, lambda: "K7M2PX", lambda _: 4900)
        add.assert_called_once()
