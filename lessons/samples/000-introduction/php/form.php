<?php
// ANCHOR: handler
$ticket = $_POST['ticket'];                // read one field
header('Content-Type: application/json');
echo json_encode(['ticket' => $ticket]);   // answer
// ANCHOR_END: handler
